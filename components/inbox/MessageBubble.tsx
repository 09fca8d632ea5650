import { Check, Reply, RotateCcw, Trash2 } from "@/components/icons.ts";
import { Button } from "@/components/Button.tsx";
import { IconButton } from "@/components/IconButton.tsx";
import { Moment } from "@/components/Moment.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { type BodyProps, MessageBody } from "@/components/inbox/MessageBody.tsx";
import { EditLink, EditState, isEditable } from "@/components/inbox/MessageEdit.tsx";
import { StatusMark } from "@/components/inbox/StatusMark.tsx";
import { platformLabel } from "@/components/platform.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

/** Code of an answer that our own server refused: it is still here alone, with the sentence to show. */
export const REFUSED = "refused";

interface Props extends BodyProps {
  /** The last of its group shows how far it has come. */
  last: boolean;
  /** An answer may quote it. */
  quotable?: boolean;
  /** Id of the member who looks: what they wrote, they may change. */
  viewerId: string;
}

const SPEAKS = new Set<MessageView["status"]>(["queued", "sending", "failed", "unsure"]);

/** One message. The focus that a press gives it shows its time. */
export function MessageBubble({ last, quotable, viewerId, ...body }: Props) {
  const { lang, message } = body;
  const mark = message.direction === "out" && !message.private && (last || SPEAKS.has(message.status));
  const split = (message.parts ?? 1) > 1;
  const mine = isEditable(message, viewerId);
  return (
    <>
      <div
        class="bubble"
        id={`m-${message.id}`}
        data-status={message.status}
        data-shape={shapeOf(message)}
        tabIndex={-1}
      >
        <div class="bubble-body">
          <MessageBody {...body} />
        </div>
        <span class="bubble-side">
          {quotable && message.externalId !== null && !message.deletedAt && (
            <IconButton icon={Reply} size={16} label={lang.t("thread.quote")} data-quote={message.id} />
          )}
          {mine && <EditLink lang={lang} message={message} />}
          <Moment lang={lang} at={message.createdAt} as="clock" />
        </span>
        {(message.editedAt || mark || split) && (
          <span class="bubble-meta">
            {message.editedAt && (
              <span title={lang.dates.full(message.editedAt)}>{lang.t("thread.edited")}</span>
            )}
            {split && <span>{lang.t("thread.parts", { count: message.parts ?? 0 })}</span>}
            {mark && <StatusMark lang={lang} status={message.status} />}
          </span>
        )}
        {message.reaction && (
          <span
            class="bubble-reaction"
            role="img"
            aria-label={lang.t("thread.reaction", { emoji: message.reaction })}
          >
            {message.reaction}
          </span>
        )}
        {troubled(message) && <Trouble {...body} />}
      </div>
      <EditState lang={lang} message={message} mine={mine} />
    </>
  );
}

function troubled({ status, error }: MessageView): boolean {
  return status === "failed" || status === "unsure" || (status === "queued" && error !== undefined);
}

/** Pictures and stickers without words stand without a bubble around them. */
function shapeOf(message: MessageView): "bare" | undefined {
  if (message.text || message.replyTo || message.deletedAt || message.unknown) return undefined;
  const bare = message.attachments.length > 0 &&
    message.attachments.every(({ kind, status }) =>
      (kind === "image" || kind === "sticker") && status === "stored"
    );
  return bare ? "bare" : undefined;
}

function Trouble({ lang, message, platform }: BodyProps) {
  const { status, error, ticketId, id } = message;
  const fate = (name: string) => ({ ticketId, noun: `messages/${id}/${name}`, does: "create" as const });
  return (
    <div class="bubble-trouble" data-tone={status === "failed" ? "late" : "warn"}>
      <p>{troubleOf(lang, message, platformLabel(platform, lang.locale))}</p>
      {status !== "queued" && (
        <div class="bubble-ways">
          {status === "unsure" && (
            <ActionForm {...fate("arrived")}>
              <Button kind="quiet" small icon={Check}>{lang.t("thread.arrived")}</Button>
            </ActionForm>
          )}
          <ActionForm {...fate("retry")}>
            <Button kind="quiet" small icon={RotateCcw}>{lang.t("thread.retry")}</Button>
            {error?.code === REFUSED && (
              <Button kind="quiet" small icon={Trash2} name="discard" value="1">
                {lang.t("thread.discard")}
              </Button>
            )}
          </ActionForm>
        </div>
      )}
    </div>
  );
}

function troubleOf({ t }: Lang, { status, error }: MessageView, platform: string): string {
  if (error?.code === REFUSED) return error.message;
  const reason = error?.params?.reason ?? error?.params?.platform ?? "";
  return t.code("send.error", error?.code ?? status, { ...error?.params, reason, platform });
}
