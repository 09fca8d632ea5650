import type { Connection } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, moment } from "@/lib/channels/reading.ts";
import { readAccountId } from "@/lib/channels/slack/ids.ts";

/** What the readers of events know besides the event's own object. */
export interface EventContext {
  readonly team: string;
  /** Address of the workspace, when it is known. */
  readonly site?: string;
  /** User ids of our own app's bot. */
  readonly bots: ReadonlySet<string>;
  /** ms since the epoch: for events without a time of their own. */
  readonly at: number;
}

const TEAM_KEYS = ["team_id", "context_team_id", "enterprise_id", "context_enterprise_id"];

/**
 * Reads what stands around an event; undefined when it is of another workspace that has the same app, which
 * posts to one address for all of them.
 */
export function contextOf(body: Peek, connection: Connection): EventContext | undefined {
  const { team, user } = readAccountId(connection.accountId);
  const rights = body.get("authorizations").list;
  const teams = [body, ...rights].flatMap((holder) => TEAM_KEYS.map((key) => idOf(holder.get(key))));
  if (team !== "" && !teams.includes(team)) return undefined;
  const bots = rights.filter((one) => one.get("is_bot").isTrue).flatMap((one) =>
    idOf(one.get("user_id")) ?? []
  );
  return {
    team: team || (teams.find((one) => one !== undefined) ?? ""),
    site: connection.state.url,
    bots: new Set(user === "" ? bots : [...bots, user]),
    at: moment(body.get("event_time")),
  };
}
