import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { readAccountActivity } from "@/lib/channels/twitter/account_activity.ts";
import { readActivity } from "@/lib/channels/twitter/activity.ts";

/** Reads a webhook call of either family; events of other accounts and unknown shapes are nothing. */
export function normalise(payload: unknown, { accountId }: Connection): Inbound[] {
  const body = new Peek(payload);
  const data = body.get("data");
  return data.get("event_type").exists ? readActivity(data, accountId) : readAccountActivity(body, accountId);
}
