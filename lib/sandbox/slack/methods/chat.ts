import { SlackRefusal } from "@/lib/sandbox/slack/errors.ts";
import { keysIn } from "@/lib/sandbox/slack/keys.ts";
import type { SlackCall, SlackMethod } from "@/lib/sandbox/slack/method.ts";
import { messageObject } from "@/lib/sandbox/slack/objects.ts";
import { addMessage, changeLine, noteSent, tellChange, tellMessage } from "@/lib/sandbox/slack/post.ts";
import { nextTs, type SlackChannel, type SlackMessage } from "@/lib/sandbox/slack/state.ts";
import { fromMrkdwn, pieces } from "@/lib/sandbox/slack/text.ts";

export const chatMethods: Readonly<Record<string, SlackMethod>> = {
  "chat.postMessage": { scope: "chat:write", json: true, run: postMessage },
  "chat.update": { scope: "chat:write", json: true, run: update },
  "chat.delete": { scope: "chat:write", json: true, run: remove },
};

/** https://api.slack.com/methods/chat.postMessage */
function postMessage(call: SlackCall) {
  const { world, team, params } = call;
  const channel = channelFor(call);
  const text = params.text("text") ?? "";
  checkBlocks(call);
  if (text.trim() === "" && params.json("blocks").list.length === 0) throw new SlackRefusal("no_text");
  const threadTs = params.text("thread_ts");
  const blocks = params.json("blocks");
  const buttons = keysIn(blocks);
  const sent = pieces(text).map((piece) => {
    const message = addMessage(world, team, channel, {
      user: team.botUser,
      own: true,
      text: piece,
      files: [],
      threadTs,
      blocks: blocks.value,
      buttons,
    });
    noteSent(world, team, channel, message, "chat.postMessage");
    world.core.work.run(() => tellMessage(world, team, channel, message));
    return message;
  });
  const [first] = sent;
  return {
    channel: channel.id,
    ts: first?.ts,
    message: first && messageObject(world, team, first),
  };
}

/** https://api.slack.com/methods/chat.update */
function update(call: SlackCall) {
  const { world, team, params } = call;
  const { channel, message } = ownMessage(call, "cant_update_message");
  const text = params.text("text") ?? "";
  if (text.trim() === "") throw new SlackRefusal("no_text");
  if (text.length > 4_000) throw new SlackRefusal("msg_too_long");
  const before = messageObject(world, team, message);
  message.text = text;
  message.editedTs = nextTs(world, team);
  const after = messageObject(world, team, message);
  changeLine(world, team, channel, message.ts, {
    text: fromMrkdwn(text),
    editedAt: world.core.clock.now(),
  });
  world.core.work.run(() => tellChange(world, team, channel, { before, after, ts: message.ts }));
  return { channel: channel.id, ts: message.ts, text, message: after };
}

/** https://api.slack.com/methods/chat.delete */
function remove(call: SlackCall) {
  const { world, team } = call;
  const { channel, message } = ownMessage(call, "cant_delete_message");
  const before = messageObject(world, team, message);
  channel.messages.delete(message.ts);
  changeLine(world, team, channel, message.ts, { deleted: true });
  world.core.work.run(() => tellChange(world, team, channel, { before, ts: message.ts }));
  return { channel: channel.id, ts: message.ts };
}

/**
 * The channel that the app may write into.
 * @throws {SlackRefusal} channel_not_found, or user_disabled for a member who is gone
 */
export function channelFor({ team, params }: SlackCall, field = "channel"): SlackChannel {
  const channel = team.channels.get(params.need(field));
  if (!channel) throw new SlackRefusal("channel_not_found");
  if (channel.user && team.gone.has(channel.user)) throw new SlackRefusal("user_disabled");
  return channel;
}

function ownMessage(call: SlackCall, refusal: string): { channel: SlackChannel; message: SlackMessage } {
  const channel = channelFor(call);
  const message = channel.messages.get(call.params.need("ts"));
  if (!message) throw new SlackRefusal("message_not_found");
  if (!message.own) throw new SlackRefusal(refusal);
  return { channel, message };
}

/** At most 50 blocks, and 3000 characters in a section. */
function checkBlocks({ params }: SlackCall): void {
  const blocks = params.json("blocks");
  if (!blocks.exists) return;
  if (blocks.list.length > 50 || blocks.list.some((block) => !block.get("type").text)) {
    throw new SlackRefusal("invalid_blocks");
  }
  const lengths = blocks.list.map((block) => block.at("text", "text").text?.length ?? 0);
  if (lengths.some((length) => length > 3_000)) throw new SlackRefusal("invalid_blocks");
  if (lengths.reduce((sum, length) => sum + length, 0) > 13_200) {
    throw new SlackRefusal("msg_blocks_too_long");
  }
}
