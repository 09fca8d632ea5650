import { Pencil } from "@/components/icons.ts";
import { IconLink } from "@/components/IconButton.tsx";
import { formPath } from "@/components/inbox/actions.ts";
import { RichText } from "@/components/inbox/RichText.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  message: MessageView;
}

/** The way to change one's own words: a page of its own without scripts, a sheet with them. */
export function EditLink({ lang, message }: Props) {
  return (
    <IconLink
      icon={Pencil}
      size={16}
      label={lang.t("thread.edit")}
      href={formPath(message.ticketId, `messages/${encodeURIComponent(message.id)}`)}
      data-edit={message.id}
    />
  );
}

/** True for what its reader wrote and may change, or could until its time was over. */
export function isEditable(message: MessageView, viewerId: string): boolean {
  const { author, private: note, deletedAt, editableUntil, editClosed } = message;
  if (author.type !== "agent" || author.id !== viewerId || deletedAt) return false;
  return note || editableUntil !== undefined || editClosed !== undefined;
}

/** A new text on its way to the platform, or one that did not get there. */
export function EditState({ lang: { t }, message, mine }: Props & { mine: boolean }) {
  const { edit } = message;
  if (!edit) return null;
  const failed = edit.status === "failed";
  return (
    <div class="bubble-edit" data-tone={failed ? "late" : undefined}>
      <p>{t(failed ? "thread.edit.failed" : "thread.edit.pending")}</p>
      <RichText text={edit.text} />
      {edit.error && <p>{edit.error.message}</p>}
      {failed && mine && (
        <a
          href={formPath(message.ticketId, `messages/${encodeURIComponent(message.id)}`)}
          data-edit={message.id}
        >
          {t("thread.edit.again")}
        </a>
      )}
    </div>
  );
}
