import { ArrowDown } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Button } from "@/components/Button.tsx";
import type { MessageView } from "@/lib/inbox/view.ts";
import { attach } from "@/islands/_inbox/writing.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { loadOlder } from "@/islands/_inbox/threads.ts";

interface Props {
  inbox: Inbox;
  ticketId: string;
  messages: readonly MessageView[];
  /** There are older ones. */
  more: boolean;
  children: ComponentChildren;
}

/** Whoever wants no motion gets none. */
const CALM = "(prefers-reduced-motion: reduce)";

/** Counted from the end, since the place scrolls backwards. */
const AT_END_PX = 80;

/** The place of the messages: stays where one reads, says how many came below, fetches older ones above. */
export function Scroller({ inbox, ticketId, messages, more, children }: Props) {
  const { t } = inbox.lang.value;
  const place = useRef<HTMLDivElement>(null);
  const older = useRef<HTMLButtonElement>(null);
  const height = useRef(0);
  const [fresh, setFresh] = useState(0);
  const last = messages.at(-1);
  const seen = useRef(last?.clientId ?? last?.id);

  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return;
    const grown = box.scrollHeight - height.current;
    height.current = box.scrollHeight;
    const key = last?.clientId ?? last?.id;
    if (seen.current === key) return;
    const from = messages.findIndex((one) => (one.clientId ?? one.id) === seen.current);
    seen.current = key;
    const ours = last?.direction === "out" && last.author.id === inbox.props.viewer.id;
    if (ours) return box.scrollTo({ top: 0 });
    if (box.scrollTop > -AT_END_PX) return;
    if (!CSS.supports("overflow-anchor", "auto")) box.scrollTop -= grown;
    setFresh((count) => count + messages.length - from - 1);
  }, [messages]);

  useEffect(() => {
    if (!older.current) return;
    const watcher = new IntersectionObserver(([entry]) =>
      entry?.isIntersecting && void loadOlder(inbox, ticketId)
    );
    watcher.observe(older.current);
    return () => watcher.disconnect();
  }, [more, messages[0]?.id]);

  return (
    <div
      class="thread-place"
      data-drop={t("composer.attach.drop")}
      onDragOver={(event) => event.dataTransfer?.types.includes("Files") && drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        const writing = inbox.writings.get(ticketId);
        if (writing) attach(inbox, writing, [...event.dataTransfer?.files ?? []]);
      }}
    >
      <div
        ref={place}
        class="thread-scroll"
        role="region"
        aria-label={t("thread.messages")}
        tabIndex={0}
        onScroll={({ currentTarget }) => currentTarget.scrollTop > -AT_END_PX && setFresh(0)}
      >
        <div class="thread-inner">
          {more && (
            <p class="thread-older">
              <button
                ref={older}
                type="button"
                class="button button-quiet"
                onClick={() => loadOlder(inbox, ticketId)}
              >
                {t("thread.older")}
              </button>
            </p>
          )}
          {children}
        </div>
      </div>
      {fresh > 0 && (
        <Button
          class="new-pill"
          type="button"
          kind="main"
          small
          icon={ArrowDown}
          onClick={() =>
            place.current?.scrollTo({ top: 0, behavior: matchMedia(CALM).matches ? "auto" : "smooth" })}
        >
          {t("inbox.live.new", { count: fresh })}
        </Button>
      )}
    </div>
  );
}

function drag(event: DragEvent & { currentTarget: HTMLElement }, over: boolean): void {
  event.preventDefault();
  event.currentTarget.classList.toggle("dropping", over);
}
