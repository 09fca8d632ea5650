import { Pause, Play } from "@/components/icons.ts";
import { useRef, useState } from "preact/hooks";
import { Icon } from "@/components/Icon.tsx";
import { fileName } from "@/components/inbox/file_words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

const SPEEDS = [1, 1.5, 2];
let playing: HTMLAudioElement | undefined;

/** Plays a sound, one at a time: where it is, how fast it goes. */
export function SoundControls({ lang, file }: { lang: Lang; file: AttachmentView }) {
  const audio = useRef<HTMLAudioElement>(null);
  const [on, setOn] = useState(false);
  const [at, setAt] = useState(0);
  const [total, setTotal] = useState((file.duration ?? 0) / 1000);
  const [speed, setSpeed] = useState(0);
  const { t, numbers } = lang;
  const clock = (seconds: number) => numbers.duration(seconds * 1000);
  const toggle = () => on ? audio.current?.pause() : start(audio.current, SPEEDS[speed] ?? 1);
  const faster = () => {
    const next = (speed + 1) % SPEEDS.length;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = SPEEDS[next] ?? 1;
  };
  return (
    <div class="sound" role="group" aria-label={fileName(lang, file)}>
      <audio
        ref={audio}
        preload="none"
        src={file.url}
        onPlay={() => setOn(true)}
        onPause={() => setOn(false)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) =>
          Number.isFinite(duration) && setTotal(duration)}
      />
      <button
        type="button"
        class="sound-play"
        onClick={toggle}
        aria-label={t(on ? "media.pause" : "media.play")}
      >
        <Icon of={on ? Pause : Play} />
      </button>
      <div class="sound-line">
        <input
          type="range"
          min={0}
          max={total || 1}
          step={0.1}
          value={at}
          aria-label={t("media.position")}
          aria-valuetext={t("media.time", { done: clock(at), total: clock(total) })}
          onInput={({ currentTarget }) => seek(audio.current, Number(currentTarget.value))}
        />
        <span class="sound-time">{on || at > 0 ? `${clock(at)} / ${clock(total)}` : clock(total)}</span>
      </div>
      <button
        type="button"
        class="sound-speed"
        onClick={faster}
        aria-label={t("media.speed", { speed: SPEEDS[speed] ?? 1 })}
      >
        {numbers.count(SPEEDS[speed] ?? 1)}×
      </button>
    </div>
  );
}

function start(audio: HTMLAudioElement | null, speed: number): void {
  if (!audio) return;
  if (playing !== audio) playing?.pause();
  playing = audio;
  audio.playbackRate = speed;
  audio.play().catch(() => audio.pause());
}

function seek(audio: HTMLAudioElement | null, seconds: number): void {
  if (audio) audio.currentTime = seconds;
}
