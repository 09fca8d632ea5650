import { Button } from "@/components/Button.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { dayAndClock } from "@/components/inbox/moment_words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

const PRESETS = ["1h", "3h", "tomorrow", "monday"] as const;

/** Until when to put a ticket off; one that is put off can come back at once. */
export function SnoozeForms({ lang, ticket }: { lang: Lang; ticket: TicketView }) {
  const { t } = lang;
  const form = { ticketId: ticket.id, noun: "snooze" };
  return (
    <>
      {ticket.snoozedUntil && (
        <ActionForm {...form} does="delete" class="menu-part">
          <p class="menu-note">{t("team.snooze.until", { time: dayAndClock(lang, ticket.snoozedUntil) })}</p>
          <button type="submit" class="menu-item">{t("team.snooze.wake")}</button>
        </ActionForm>
      )}
      <ActionForm {...form} does="update" class="menu-part">
        <SnoozeChoices lang={lang} />
      </ActionForm>
      <ActionForm {...form} does="update" class="menu-part menu-own">
        <OwnTime lang={lang} id="snooze-own" />
      </ActionForm>
    </>
  );
}

/** The usual times, each a button that submits it. */
export function SnoozeChoices({ lang: { t, timeZone } }: { lang: Lang }) {
  return (
    <>
      <input type="hidden" name="timeZone" value={timeZone} />
      {PRESETS.map((preset) => (
        <button type="submit" key={preset} name="preset" value={preset} class="menu-item">
          {t(`team.snooze.${preset}`)}
        </button>
      ))}
    </>
  );
}

/** Any other time, by the clock of whoever chooses. */
export function OwnTime({ lang: { t, timeZone }, id }: { lang: Lang; id: string }) {
  return (
    <>
      <input type="hidden" name="timeZone" value={timeZone} />
      <label for={id}>{t("team.snooze.own")}</label>
      <span class="menu-row">
        <input type="datetime-local" class="input" id={id} name="local" required />
        <Button small>{t("team.snooze.submit")}</Button>
      </span>
    </>
  );
}
