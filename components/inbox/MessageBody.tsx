import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Attachments, type SoundPart } from "@/components/inbox/Attachments.tsx";
import { RichText } from "@/components/inbox/RichText.tsx";
import { platformLabel } from "@/components/platform.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

export interface BodyProps {
  lang: Lang;
  message: MessageView;
  platform: Platform;
  Sound?: SoundPart;
}

/** What a message says, shows and carries. */
export function MessageBody({ lang, message, platform, Sound }: BodyProps) {
  const { text, attachments, deletedAt, author } = message;
  if (deletedAt && author.type !== "agent" && author.type !== "system") {
    return <p class="message-gone">{lang.t("thread.deleted")}</p>;
  }
  return (
    <>
      {message.replyTo && (
        <blockquote class="message-quote">
          <cite>{message.replyTo.author}</cite>
          <span dir="auto">{message.replyTo.text}</span>
        </blockquote>
      )}
      {text && <RichText text={text} called={message.mentions?.map(({ name }) => name)} />}
      {attachments.length > 0 && (
        <Attachments
          lang={lang}
          ticketId={message.ticketId}
          platform={platform}
          files={attachments}
          Sound={Sound}
        />
      )}
      {message.unknown && <Unknown lang={lang} platform={platform} unknown={message.unknown} />}
      {deletedAt && (
        <p class="message-gone">{lang.t("thread.deleted.there", { count: message.parts ?? 1 })}</p>
      )}
    </>
  );
}

interface UnknownProps {
  lang: Lang;
  platform: Platform;
  unknown: { what: string; url?: string };
}

function Unknown({ lang, platform, unknown }: UnknownProps) {
  return (
    <p class="message-unknown">
      {lang.t("thread.unknown", { what: lang.t.code("thread.unknown.what", unknown.what) })}
      {unknown.url && (
        <a href={unknown.url} target="_blank" rel="noopener noreferrer">
          {lang.t("thread.unknown.open", { platform: platformLabel(platform, lang.locale) })}
        </a>
      )}
    </p>
  );
}
