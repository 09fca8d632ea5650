import { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";

/** One account's events of a webhook call. */
export interface Entry {
  readonly id: string | undefined;
  /** When Meta sent it. */
  readonly time: Peek;
  /** Conversations, whether this app or another one owns the thread. */
  readonly messaging: readonly Peek[];
  readonly changes: readonly Change[];
}

export interface Change {
  /** Which of the subscribed fields changed; empty where the body does not say. */
  readonly field: string;
  readonly value: Peek;
}

/** The entries of a webhook body (`{object, entry:[…]}`); of another object or another shape, none. */
export function entriesOf(payload: unknown, object: string): Entry[] {
  const body = new Peek(payload);
  if (body.get("object").text !== object) return [];
  return body.get("entry").list.map((entry) => {
    const changes = entry.get("changes").list.map((change) => ({
      field: change.get("field").text ?? "",
      value: change.get("value"),
    }));
    return {
      id: idOf(entry.get("id")),
      time: entry.get("time"),
      messaging: talksIn(entry, changes),
      changes,
    };
  });
}

/** An event of a conversation may come as a change as well: it has two sides there too. */
function talksIn(entry: Peek, changes: readonly Change[]): Peek[] {
  const changed = changes.map(({ value }) => value).filter((value) => value.get("sender").exists);
  return [...entry.get("messaging").list, ...entry.get("standby").list, ...changed];
}

/** One app posts the events of all its accounts to one address: others' are not ours to read. */
export function isOwn(id: string | undefined, accountId: string): boolean {
  return id !== undefined && (accountId === "" || id === accountId);
}
