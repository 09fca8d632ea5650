import { parseJson, Peek } from "@/lib/channels/json.ts";

const HEADERS = ["x-business-use-case-usage", "x-app-usage"];
const MINUTE = 60_000;

/**
 * How long Meta keeps us waiting once a limit is reached: minutes in the JSON of its usage headers
 * (developers.facebook.com/docs/graph-api/overview/rate-limiting).
 * @returns ms, or undefined when the headers name no wait
 */
export function usageWait(headers: Headers): number | undefined {
  const minutes = HEADERS.flatMap((name) => waitsIn(headers.get(name))).filter((wait) => wait > 0);
  return minutes.length === 0 ? undefined : Math.max(...minutes) * MINUTE;
}

/** One object of numbers, or lists of such objects by business. */
function waitsIn(header: string | null): number[] {
  const usage = new Peek(parsed(header ?? ""));
  const rows = [usage, ...usage.keys.flatMap((key) => usage.get(key).list)];
  return rows.flatMap((row) => row.get("estimated_time_to_regain_access").number ?? []);
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
