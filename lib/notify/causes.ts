/** What a member can choose to be told of, as the settings list it. */
export const CAUSES = [
  "mention",
  "assigned",
  "message",
  "unassigned",
  "failed",
  "sla",
  "snooze",
  "csi",
  "rule",
  "connection",
] as const;

export type Cause = typeof CAUSES[number];

/** Where to tell somebody. */
export interface Ways {
  readonly inApp: boolean;
  readonly push: boolean;
}

/** By the word that stands in a notification. */
const CAUSE_OF: Readonly<Record<string, Cause>> = {
  "mention": "mention",
  "ticket.assigned": "assigned",
  "ticket.new": "unassigned",
  "ticket.woken": "snooze",
  "message.received": "message",
  "message.failed": "failed",
  "message.unsure": "failed",
  "sla.warning": "sla",
  "sla.breached": "sla",
  "csi.bad": "csi",
  "csi.comment": "csi",
  "rule.notice": "rule",
  "connection.stopped": "connection",
};

/** What a notification is told because of; a word that nobody knows yet counts as a rule's. */
export function causeOf(kind: string): Cause {
  return CAUSE_OF[kind] ?? "rule";
}

/** What holds for whoever has chosen nothing. Every new ticket is too much for most. */
export function usualWays(cause: Cause): Ways {
  const wanted = cause !== "unassigned";
  return { inApp: wanted, push: wanted };
}

/** Causes that concern those alone who manage connections. */
export const MANAGERS_CAUSES: ReadonlySet<Cause> = new Set(["connection"]);
