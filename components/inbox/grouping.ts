import type { MessageView } from "@/lib/inbox/view.ts";

/** Whose words: the customer's, ours, a private note, or the machine's. */
export type Side = "in" | "out" | "note" | "system";

/** Consecutive messages of one author. */
export interface Group {
  key: string;
  side: Side;
  messages: MessageView[];
  /** What follows is new to the reader. */
  fresh?: boolean;
}

export interface Day {
  /** `2026-03-12`, in the reader's zone. */
  key: string;
  /** ISO 8601, of its first message. */
  at: string;
  groups: Group[];
}

const TOGETHER_MS = 10 * 60_000;

/**
 * Lays messages out by day and author. Messages join while they have one author, one side, one way, and no
 * ten minutes between them.
 *
 * @param messages oldest first
 * @param dayKey the calendar day of a moment
 * @param freshId the first message that is new to the reader: it begins a group
 */
export function groupMessages(
  messages: readonly MessageView[],
  dayKey: (iso: string) => string,
  freshId?: string,
): Day[] {
  const days: Day[] = [];
  let last: MessageView | undefined;
  for (const message of messages) {
    const key = dayKey(message.createdAt);
    let day = days.at(-1);
    if (day?.key !== key) {
      days.push(day = { key, at: message.createdAt, groups: [] });
      last = undefined;
    }
    const group = day.groups.at(-1);
    const fresh = message.id === freshId;
    if (group && last && !fresh && joins(last, message)) group.messages.push(message);
    else {
      const name = message.clientId ?? message.id;
      day.groups.push({ key: name, side: sideOf(message), messages: [message], ...(fresh && { fresh }) });
    }
    last = message;
  }
  return days;
}

/**
 * The first of the customer's messages after a moment; undefined when there is none, or nothing before it.
 * @param after ISO 8601; absent: the reader has seen nothing yet
 */
export function firstFresh(messages: readonly MessageView[], after: string | undefined): string | undefined {
  if (!after) return undefined;
  const from = Date.parse(after);
  const at = messages.findIndex((one) => one.direction === "in" && Date.parse(one.createdAt) > from);
  return at > 0 ? messages[at]?.id : undefined;
}

/**
 * What the machine notes for us alone stands in the middle; what it writes to the customer is an answer. A note that
 * a rule leaves has the rule's name.
 */
function sideOf(message: MessageView): Side {
  if (!message.private) return message.direction;
  const { type, name } = message.author;
  return type === "system" && (message.system !== undefined || name === "") ? "system" : "note";
}

function joins(before: MessageView, after: MessageView): boolean {
  if (sideOf(before) !== sideOf(after)) return false;
  return sideOf(after) === "system" ||
    before.author.type === after.author.type &&
      before.author.id === after.author.id &&
      before.author.name === after.author.name &&
      before.via === after.via &&
      before.broadcastId === after.broadcastId &&
      Date.parse(after.createdAt) - Date.parse(before.createdAt) < TOGETHER_MS;
}
