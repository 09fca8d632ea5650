import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Moment } from "@/components/Moment.tsx";
import type { SoundPart } from "@/components/inbox/Attachments.tsx";
import type { Group } from "@/components/inbox/grouping.ts";
import { MessageBubble } from "@/components/inbox/MessageBubble.tsx";
import { NoteBubble } from "@/components/inbox/NoteBubble.tsx";
import { SystemLines } from "@/components/inbox/SystemLine.tsx";
import { platformLabel } from "@/components/platform.ts";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import type { MessageView } from "@/lib/inbox/view.ts";

export interface GroupProps {
  lang: Lang;
  group: Group;
  platform: Platform;
  /** Where answers of this ticket go; another way is told. */
  usualVia: "direct" | "comment";
  /** Id of the member who looks. */
  viewerId: string;
  Sound?: SoundPart;
  /** Answers may quote messages. */
  quotable?: boolean;
}

/** Consecutive messages of one author, with who and when above the first. */
export function MessageGroup({ lang, group, platform, viewerId, usualVia, Sound, quotable }: GroupProps) {
  const [first] = group.messages;
  if (!first) return null;
  if (group.side === "system") return <SystemLines lang={lang} messages={group.messages} />;
  const body = { lang, platform, Sound };
  if (group.side === "note") {
    return (
      <>
        {group.messages.map((message) => (
          <NoteBubble key={message.id} message={message} viewerId={viewerId} {...body} />
        ))}
      </>
    );
  }
  const author = authorOf(lang, first, platform, viewerId);
  return (
    <article class="group" data-side={group.side} aria-label={author}>
      <p class="group-head">
        {first.author.type === "native" && <PlatformBadge platform={platform} size={14} />}
        <span class="group-author">{author}</span>
        {first.via && first.via !== usualVia && <span>{lang.t(`thread.via.${first.via}`)}</span>}
        <Moment lang={lang} at={first.createdAt} as="clock" />
      </p>
      {group.messages.map((message, i) => (
        <MessageBubble
          key={message.clientId ?? message.id}
          message={message}
          last={i === group.messages.length - 1}
          quotable={quotable}
          viewerId={viewerId}
          {...body}
        />
      ))}
    </article>
  );
}

function authorOf(lang: Lang, message: MessageView, platform: Platform, viewerId: string): string {
  const { type, id, name } = message.author;
  const label = platformLabel(platform, lang.locale);
  if (type === "native") {
    return name
      ? lang.t("thread.by.native", { name, platform: label })
      : lang.t("thread.by.nativeAnon", { platform: label });
  }
  if (type === "system") {
    return message.broadcastId && name ? lang.t("thread.by.broadcast", { name }) : lang.t("thread.by.system");
  }
  return type === "agent" && id === viewerId ? lang.t("thread.you") : name;
}
