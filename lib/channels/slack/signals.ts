import type { Inbound } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, moment } from "@/lib/channels/reading.ts";
import type { EventContext } from "@/lib/channels/slack/context.ts";
import { reactionOf } from "@/lib/channels/slack/emoji.ts";
import { messageIdOf } from "@/lib/channels/slack/ids.ts";

/** `reaction_added` and `reaction_removed`, on messages. */
export function reactionReader(put: boolean) {
  return (event: Peek, context: EventContext): Inbound[] => {
    const item = event.get("item");
    const user = idOf(event.get("user"));
    const externalId = messageIdOf(item.get("channel"), item.get("ts"));
    if (externalId === undefined || user === undefined || context.bots.has(user)) return [];
    const emoji = put ? reactionOf(event.get("reaction").text ?? "") : "";
    const at = moment(event.get("event_ts")) || context.at;
    return [{ type: "reaction", externalId, person: { externalId: user }, emoji, at }];
  };
}

/** `app_uninstalled`: the app was taken out of the workspace. */
export function readUninstalled(_event: Peek, { at }: EventContext): Inbound[] {
  return [{ type: "revoked", reason: "app_uninstalled", at }];
}

/** `tokens_revoked` tells of people's tokens too, which we have none of. */
export function readRevoked(event: Peek, { at }: EventContext): Inbound[] {
  const tokens = event.get("tokens");
  const ours = !tokens.exists || tokens.get("bot").list.length > 0;
  return ours ? [{ type: "revoked", reason: "tokens_revoked", at }] : [];
}
