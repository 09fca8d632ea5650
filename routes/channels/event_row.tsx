import { Moment } from "@/components/Moment.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { RawEventView } from "@/lib/inbox/views/raw_event_view.ts";

const TONES = { accepted: "ok", repeated: "plain", unknown: "warn", failed: "late" } as const;

/** What became of an event, in a word. */
export function EventFate({ lang: { t }, fate }: { lang: Lang; fate: RawEventView["fate"] }) {
  return <Tag tone={TONES[fate]} title={t(`raw.fate.${fate}.help`)}>{t(`raw.fate.${fate}`)}</Tag>;
}

/** One event of the list: what it was, when, and what became of it. */
export function EventRow({ lang, event, href }: { lang: Lang; event: RawEventView; href: string }) {
  return (
    <li class="event-row">
      <a class="event-type" href={href}>{event.type ?? lang.t("raw.type.none")}</a>
      <EventFate lang={lang} fate={event.fate} />
      <span class="event-at quiet">
        <Moment lang={lang} at={event.at} as="day" />, {lang.dates.clock(event.at)}
      </span>
      <span class="event-size quiet">{lang.numbers.bytes(event.size)}</span>
    </li>
  );
}
