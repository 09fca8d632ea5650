import { Lock } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { Moment } from "@/components/Moment.tsx";
import type { BodyProps } from "@/components/inbox/MessageBody.tsx";
import { MessageBody } from "@/components/inbox/MessageBody.tsx";
import { EditLink, isEditable } from "@/components/inbox/MessageEdit.tsx";

/** A private note: full width, amber, with a lock. */
export function NoteBubble({ viewerId, ...body }: BodyProps & { viewerId: string }) {
  const { lang, message } = body;
  return (
    <div class="note-bubble" id={`m-${message.id}`} tabIndex={-1}>
      <p class="note-head">
        <Icon of={Lock} size={14} />
        <span>{lang.t("thread.by.note", { name: message.author.name })}</span>
        <Moment lang={lang} at={message.createdAt} as="clock" />
        {message.editedAt && <span title={lang.dates.full(message.editedAt)}>{lang.t("thread.edited")}</span>}
        {isEditable(message, viewerId) && <EditLink lang={lang} message={message} />}
      </p>
      <MessageBody {...body} />
    </div>
  );
}
