import type { Peek } from "@/lib/channels/json.ts";
import { badPayload } from "@/lib/sandbox/max/errors.ts";
import type { MaxBot, MaxWorld } from "@/lib/sandbox/max/state.ts";

/** One call of the API, read. */
export interface MaxCall {
  readonly world: MaxWorld;
  readonly bot: MaxBot;
  readonly query: URLSearchParams;
  readonly path: Readonly<Record<string, string>>;
  readonly body: Peek;
}

/** One method. */
export interface MaxMethod {
  /** As the log and the faults call it. */
  readonly name: string;
  /** @throws {MaxRefusal} */
  run(call: MaxCall): unknown;
}

/** A parameter of the address. @throws {MaxRefusal} 400 when it is missing */
export function need({ query }: MaxCall, name: string): string {
  const value = query.get(name);
  if (!value) throw badPayload(`${name}: must not be empty`);
  return value;
}
