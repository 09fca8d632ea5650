import { Moment } from "@/components/Moment.tsx";
import { dayAndClock } from "@/components/inbox/moment_words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

/** So many lines stand open; of more the last one, and the others behind a word. */
const MOST_OPEN = 2;

/** What was done to the ticket in a row: much of it is folded up. */
export function SystemLines({ lang, messages }: { lang: Lang; messages: readonly MessageView[] }) {
  const folded = messages.length > MOST_OPEN ? messages.slice(0, -1) : [];
  return (
    <>
      {folded.length > 0 && (
        <details class="system-fold">
          <summary class="system-line">{lang.t("team.history.more", { count: folded.length })}</summary>
          {folded.map((one) => <SystemLine key={one.id} lang={lang} message={one} />)}
        </details>
      )}
      {messages.slice(folded.length).map((one) => <SystemLine key={one.id} lang={lang} message={one} />)}
    </>
  );
}

/** What the machine did or said, small and in the middle. */
function SystemLine(
  { lang, message: { id, text, system, createdAt } }: { lang: Lang; message: MessageView },
) {
  return (
    <p class="system-line" id={`m-${id}`}>
      <span dir="auto">
        {text}
        {system?.until && ` ${lang.t("team.history.until", { time: dayAndClock(lang, system.until) })}`}
      </span>
      {system?.ticketId && <a href={`/inbox/${system.ticketId}`}>{lang.t("team.history.open")}</a>}
      <Moment lang={lang} at={createdAt} as="clock" />
    </p>
  );
}
