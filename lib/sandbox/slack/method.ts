import type { SlackParams } from "@/lib/sandbox/slack/params.ts";
import type { SlackTeam, SlackWorld } from "@/lib/sandbox/slack/state.ts";

export interface SlackCall {
  readonly world: SlackWorld;
  readonly team: SlackTeam;
  readonly params: SlackParams;
}

/** One Web API method: what it needs, and what it answers beside `ok`. */
export interface SlackMethod {
  readonly scope?: string;
  /** Takes its arguments as JSON too. */
  readonly json?: boolean;
  /** @throws {SlackRefusal} */
  run(call: SlackCall): Record<string, unknown>;
}
