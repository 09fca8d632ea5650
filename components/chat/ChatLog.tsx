import type { ComponentChildren } from "preact";
import type { Choosing } from "@/components/chat/ChatChoices.tsx";
import { ChatBubble } from "@/components/chat/ChatBubble.tsx";
import { type ChatDay, type ChatGroup, keyOf } from "@/components/chat/grouping.ts";
import { Moment } from "@/components/Moment.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  business: string;
  days: readonly ChatDay[];
  /** The very beginning is here: the greeting stands above it. */
  whole: boolean;
  choosing: Choosing;
  onRetry?: (id: string) => void;
  onDiscard?: (id: string) => void;
  /** Stands below the last message. */
  children?: ComponentChildren;
}

/** The conversation by day, oldest first; new messages are told politely as they come. */
export function ChatLog({ lang, business, days, whole, choosing, onRetry, onDiscard, children }: Props) {
  const { t, dates, now } = lang;
  const last = days.at(-1)?.groups.at(-1);
  return (
    <div class="chat-log" role="log" aria-label={t("chat.messages")}>
      {whole && <Greeting lang={lang} business={business} first={days.length === 0} />}
      {days.map((day) => (
        <section key={day.key} class="chat-day">
          <p class="chat-date">
            <time dateTime={day.key}>{dates.day(day.at, now)}</time>
          </p>
          {day.groups.map((group) => (
            <Group
              key={group.key}
              lang={lang}
              business={business}
              group={group}
              last={group === last}
              choosing={choosing}
              onRetry={onRetry}
              onDiscard={onDiscard}
            />
          ))}
        </section>
      ))}
      {children}
    </div>
  );
}

function Greeting({ lang: { t }, business, first }: { lang: Lang; business: string; first: boolean }) {
  return (
    <div class="chat-group" data-from="team">
      <p class="chat-author">{business}</p>
      <div class="chat-bubble">
        <p class="rich-text">{t("chat.greeting")}</p>
      </div>
      {first && <p class="chat-hint">{t("chat.greeting.keep")}</p>}
    </div>
  );
}

interface GroupProps extends Pick<Props, "lang" | "business" | "choosing" | "onRetry" | "onDiscard"> {
  group: ChatGroup;
  /** Of the whole conversation: says how far its last message has come. */
  last: boolean;
}

function Group({ lang, business, group, last, choosing, onRetry, onDiscard }: GroupProps) {
  const { t } = lang;
  const end = group.items.at(-1);
  const author = group.from === "team" ? group.author ?? business : t("chat.you");
  return (
    <article class="chat-group" data-from={group.from} aria-label={author}>
      {group.from === "team" && <p class="chat-author">{author}</p>}
      {group.items.map((item) => (
        <ChatBubble
          key={keyOf(item)}
          lang={lang}
          item={item}
          choosing={choosing}
          onRetry={onRetry}
          onDiscard={onDiscard}
        />
      ))}
      {end && end.state !== "failed" && (
        <p class="chat-meta">
          {end.state === "sending" ? t("chat.state.sending") : <Moment lang={lang} at={end.at} as="clock" />}
          {!end.state && last && group.from === "visitor" && <span>{t("chat.state.received")}</span>}
        </p>
      )}
    </article>
  );
}
