import { Peek } from "@/lib/channels/json.ts";

/** Where platforms put their word for what an event is, the closest one first. */
const PLACES = [
  ["event", "type"],
  ["event"],
  ["update_type"],
  ["event_type"],
  ["data", "event_type"],
  ["type"],
] as const;
/** Members of an envelope that say who and when, never what. */
const AROUND: ReadonlySet<string> = new Set(["sender", "recipient", "timestamp", "id", "time", "users"]);
const WORD = /^[\w.:-]{1,60}$/;

/**
 * The platform's own word for an event, by which people find it in a list: `message_new`, `page.feed`.
 * @param payload a parsed webhook body of any platform
 */
export function eventType(payload: unknown): string | undefined {
  const body = new Peek(payload);
  const told = PLACES.map((path) => body.at(...path).text).find((text) => text !== undefined);
  return word(told ?? enveloped(body) ?? contentOf(body));
}

/** An envelope names its kind, and its first entry what happened. */
function enveloped(body: Peek): string | undefined {
  const kind = body.get("object").text;
  if (kind === undefined) return undefined;
  const [entry] = body.get("entry").list;
  const [change] = entry?.get("changes").list ?? [];
  const [message] = ["messaging", "standby"].flatMap((name) => entry?.get(name).list ?? []);
  const what = change?.get("field").text ?? (message && contentOf(message));
  return [kind, what].filter(Boolean).join(".");
}

/** The first member that holds something: the name of the content itself. */
function contentOf(body: Peek): string | undefined {
  return body.keys.find((key) => !AROUND.has(key) && typeof body.get(key).value === "object");
}

function word(text: string | undefined): string | undefined {
  return text !== undefined && WORD.test(text) ? text : undefined;
}
