import { ArrowDown } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "@/components/Button.tsx";
import { attach } from "@/islands/_chat/uploads.ts";
import { loadEarlier } from "@/islands/_chat/refresh.ts";
import type { ChatState } from "@/islands/_chat/state.ts";

/** Whoever wants no motion gets none. */
const CALM = "(prefers-reduced-motion: reduce)";

/** Counted from the end, since the place scrolls backwards. */
const AT_END_PX = 60;

/** The place of the messages: stays where one reads, says how many came below, takes files that are dropped. */
export function Place({ chat, children }: { chat: ChatState; children: ComponentChildren }) {
  const { t } = chat.lang.value;
  const place = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const sent = useRef(chat.outbox.value.length);
  const [over, setOver] = useState(false);

  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return;
    const grown = box.scrollHeight - height.current;
    height.current = box.scrollHeight;
    const wrote = chat.outbox.value.length > sent.current;
    sent.current = chat.outbox.value.length;
    if (wrote) box.scrollTo({ top: 0 });
    else if (!chat.atEnd.peek() && !CSS.supports("overflow-anchor", "auto")) box.scrollTop -= grown;
  }, [chat.messages.value, chat.outbox.value]);

  return (
    <div
      class="chat-place"
      data-over={over ? t("chat.attach.drop") : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(event.dataTransfer?.types.includes("Files") ?? false);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!chat.paused.value) attach(chat, [...event.dataTransfer?.files ?? []]);
      }}
    >
      <div
        ref={place}
        class="chat-scroll"
        tabIndex={0}
        role="region"
        aria-label={t("chat.messages")}
        onScroll={({ currentTarget }) => chat.atEnd.value = currentTarget.scrollTop > -AT_END_PX}
      >
        <div class="chat-inner">
          {chat.earlier.value && <Earlier chat={chat} />}
          {children}
        </div>
      </div>
      {!chat.atEnd.value && chat.unread.value > 0 && (
        <Button
          class="chat-pill"
          type="button"
          kind="main"
          small
          icon={ArrowDown}
          onClick={() =>
            place.current?.scrollTo({ top: 0, behavior: matchMedia(CALM).matches ? "auto" : "smooth" })}
        >
          {t("chat.new", { count: chat.unread.value })}
        </Button>
      )}
    </div>
  );
}

/** Fetches older messages when it comes in sight, or when it is pressed. */
function Earlier({ chat }: { chat: ChatState }) {
  const { t } = chat.lang.value;
  const button = useRef<HTMLButtonElement>(null);
  const [failed, setFailed] = useState(false);
  const fetchMore = async () => setFailed(!await loadEarlier(chat));
  useEffect(() => {
    if (!button.current || failed) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchMore());
    watcher.observe(button.current);
    return () => watcher.disconnect();
  }, [chat.earlier.value, failed]);
  return (
    <p class="chat-earlier">
      <button ref={button} type="button" class="button button-quiet" onClick={fetchMore}>
        {t(failed ? "chat.earlier.failed" : "chat.earlier")}
      </button>
    </p>
  );
}
