import { ask } from "@/islands/_inbox/aid/ask_server.ts";
import { keptFresh } from "@/islands/_inbox/aid/freshness.ts";
import type { Kit } from "@/islands/_inbox/aid/kit.ts";
import { valuesOf } from "@/islands/_inbox/aid/reply_set.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";
import type { Advice, RuleId } from "@/lib/replies/coach/advice.ts";
import { coach } from "@/lib/replies/coach/mod.ts";

interface Off {
  workspace: RuleId[];
  mine: RuleId[];
}

/** The coach of one ticket. */
export interface CoachState {
  look(text: string): Advice[];
  /** Stops advising this to the writer, anywhere. */
  silence(rule: RuleId): void;
}

const settings = keptFresh(() => ask<Off>("/coach"));

/** @throws when there is no line */
export async function coachFor(kit: Kit, inbox: Inbox, writing: Writing): Promise<CoachState> {
  const [off, { values }] = await Promise.all([settings(kit), valuesOf(writing.ticket.id)]);
  const firstName = values["contact.first_name"] ?? "";
  return {
    look(text) {
      const draft = { text, firstName, opening: isOpening(inbox, writing.ticket.id) };
      return coach(draft, [...off.workspace, ...off.mine]);
    },
    silence(rule) {
      const { t } = inbox.lang.peek();
      off.mine = [...off.mine, rule];
      void kit.call("PATCH", "/coach", { mine: off.mine });
      kit.toast(inbox, { text: t("coach.off.done", { rule: t.code("coach.rule", rule) }) });
    },
  };
}

/** Nobody of ours has written there today: one greets once a day. */
function isOpening(inbox: Inbox, ticketId: string): boolean {
  const { dates } = inbox.lang.peek();
  const today = dates.dayKey(new Date().toISOString());
  const messages = inbox.cache.get(ticketId)?.messages ?? [];
  return !messages.some((one) =>
    one.direction === "out" && !one.private && one.author.type !== "system" &&
    dates.dayKey(one.createdAt) === today
  );
}
