import { dayAndClock } from "@/components/inbox/moment_words.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { toast } from "@/islands/_inbox/toasts.ts";

/**
 * Says what a form has done, where that is not plain to see.
 * @param before the ticket as it was
 * @param after the answer of the API
 */
export function tellDone(
  inbox: Inbox,
  noun: string,
  does: string,
  before: TicketView | undefined,
  after: unknown,
): void {
  const text = words(inbox, `${noun} ${does}`, String(before?.number ?? ""), after);
  if (text) toast(inbox, { text });
}

function words(inbox: Inbox, deed: string, number: string, after: unknown): string | undefined {
  const lang = inbox.lang.peek();
  if (deed === "snooze delete") return lang.t("team.snooze.woken", { number });
  if (deed === "merge delete") return lang.t("team.merge.undone", { number });
  if (deed !== "snooze update") return undefined;
  const until = typeof after === "object" && after !== null ? Reflect.get(after, "snoozedUntil") : undefined;
  return typeof until === "string"
    ? lang.t("team.snooze.until", { time: dayAndClock(lang, until) })
    : undefined;
}
