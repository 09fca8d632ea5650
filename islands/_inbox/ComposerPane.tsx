import { useEffect, useRef, useState } from "preact/hooks";
import { Composer } from "@/components/inbox/Composer.tsx";
import { ComposerClosed } from "@/components/inbox/ComposerClosed.tsx";
import { NewerNotice } from "@/components/inbox/NewerNotice.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { ComposerView } from "@/lib/inbox/view.ts";
import { NoteForm } from "@/islands/_inbox/NoteForm.tsx";
import { ReplyForm } from "@/islands/_inbox/ReplyForm.tsx";
import { send } from "@/islands/_inbox/send.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { restoreDraft, type Writing, writingOf } from "@/islands/_inbox/writing.ts";

const WINDOW_SHOWN_MS = 2 * 60 * 60_000;

/** Where the open ticket is answered. */
export function ComposerPane({ inbox }: { inbox: Inbox }) {
  const thread = inbox.thread.value;
  if (!thread?.composer) return null;
  return (
    <Open
      inbox={inbox}
      writing={writingOf(inbox, thread.ticket, thread.composer)}
      composer={thread.composer}
    />
  );
}

function Open({ inbox, writing, composer }: { inbox: Inbox; writing: Writing; composer: ComposerView }) {
  const root = useRef<HTMLDivElement>(null);
  const lang = inbox.lang.value;
  const { ticket, mode } = writing;
  const left = composer.windowEndsAt ? Date.parse(composer.windowEndsAt) - lang.now : Infinity;
  const closed = composer.closed ?? (left <= 0 ? { code: "reply_window_closed" } : undefined);
  useEffect(() => restoreDraft(inbox, writing), [writing]);
  useEffect(() => {
    const [first] = composer.via;
    if (first && !composer.via.includes(writing.via.peek())) writing.via.value = first;
  }, [composer]);
  const [Templates, setTemplates] = useState<typeof import("./TemplatePane.tsx").TemplatePane>();
  const openTemplates = (event: MouseEvent) => {
    event.preventDefault();
    const { href } = event.currentTarget as HTMLAnchorElement;
    // Where it does not come, the page without scripts does the same.
    import("./TemplatePane.tsx").then(
      (it) => setTemplates(() => it.TemplatePane),
      () => location.assign(href),
    );
  };
  const newer = writing.newer.value;
  const focus = () => root.current?.querySelector<HTMLElement>("#composer-reply")?.focus();
  return (
    <div ref={root} class="composer-place">
      <Composer
        lang={lang}
        mode={mode.value}
        onMode={(value) => {
          mode.value = value;
          queueMicrotask(() => root.current?.querySelector<HTMLElement>(`#composer-${value}`)?.focus());
        }}
        reply={closed
          ? (
            <ComposerClosed
              lang={lang}
              ticket={ticket}
              closed={closed}
              templates={composer.templates}
              onTemplates={openTemplates}
            />
          )
          : <ReplyForm inbox={inbox} writing={writing} composer={composer} />}
        note={<NoteForm inbox={inbox} writing={writing} />}
      >
        {newer.length > 0 && (
          <NewerNotice
            lang={lang}
            newer={inbox.thread.value?.messages?.filter(({ id }) => newer.includes(id)) ?? []}
            onSend={() => void send(inbox, writing, "reply", true)}
            onEdit={() => {
              writing.newer.value = [];
              focus();
            }}
          />
        )}
        {!closed && left < WINDOW_SHOWN_MS && (
          <p class="composer-window">
            <Tag tone="warn">{lang.t("composer.window", { span: lang.dates.span(left) })}</Tag>
          </p>
        )}
      </Composer>
      {Templates && <Templates inbox={inbox} ticket={ticket} onClose={() => setTemplates(undefined)} />}
    </div>
  );
}
