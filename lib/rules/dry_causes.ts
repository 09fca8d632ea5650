import type { RuleTrigger, TicketStatus } from "@/db/schema/workspace.ts";
import type { Past } from "@/lib/rules/dry_past.ts";
import type { Happening } from "@/lib/rules/facts.ts";
import type { Rule } from "@/lib/rules/rule.ts";
import { Said } from "@/lib/rules/said.ts";

/** A moment of a past ticket at which a rule would have been looked at. */
export interface PastCause {
  readonly happening: Happening;
  readonly said: Said | null;
  /** What the ticket was then. */
  readonly status: TicketStatus;
}

const MINUTE_MS = 60_000;

/** All moments of a past ticket that the rule waits for. */
export function causesIn(
  { id, trigger }: Pick<Rule, "id" | "trigger">,
  past: Past,
  now: number,
): PastCause[] {
  const heard = past.words.filter(({ direction }) => direction === "in");
  const last = saidIn(heard.at(-1)?.text);
  switch (trigger.type) {
    case "message":
      return heard.map(({ text }) => ({
        happening: { type: "message" },
        said: saidIn(text),
        status: "open",
      }));
    case "created":
      return [{ happening: { type: "created" }, said: saidIn(heard[0]?.text), status: "open" }];
    case "status":
      return statusesOf(trigger.to, past).map((to) => ({
        happening: { type: "status", to },
        said: last,
        status: to,
      }));
    case "elapsed":
      return hasElapsed(trigger, past, now)
        ? [{ happening: { type: "elapsed", ruleId: id }, said: last, status: "open" }]
        : [];
  }
}

function saidIn(text: string | undefined): Said | null {
  return text === undefined ? null : new Said(text);
}

function statusesOf(to: TicketStatus | undefined, { ticket, reopened }: Past): TicketStatus[] {
  const were: TicketStatus[] = [
    ...ticket.closedAt !== null || reopened ? ["closed" as const] : [],
    ...reopened ? ["open" as const] : [],
  ];
  return were.filter((status) => to === undefined || status === to);
}

type Elapsed = Extract<RuleTrigger, { type: "elapsed" }>;

/** Was there ever as long a wait? */
function hasElapsed({ since, minutes }: Elapsed, { ticket, words }: Past, now: number): boolean {
  const end = ticket.closedAt ?? now;
  if (since === "created") return end - ticket.createdAt >= minutes * MINUTE_MS;
  const from = since === "customer" ? "in" : "out";
  return words.some(({ direction, at }, index) =>
    direction === from && (words[index + 1]?.at ?? end) - at >= minutes * MINUTE_MS
  );
}
