import { slack } from "@/lib/channels/capabilities/slack.ts";
import { type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import { beforeSending } from "@/lib/channels/refusals.ts";
import type { Api } from "@/lib/channels/slack/api.ts";
import { messageIdOf, readMessageId } from "@/lib/channels/slack/ids.ts";
import { blocksOf } from "@/lib/channels/slack/keys.ts";
import { targetOf } from "@/lib/channels/slack/place.ts";
import { escapeText } from "@/lib/channels/slack/mrkdwn.ts";
import { placeOf, shareFiles, type Target } from "@/lib/channels/slack/upload.ts";

/**
 * Sends a text, or files with a text above them, into a conversation, into the ticket's thread of a channel or
 * into the thread of the quoted message. Slack does not dedupe, so a call without an answer is `maybeSent`.
 * @param looks ms to wait before each look for the place of what was shared
 * @throws {SendError}
 */
export async function send(api: Api, out: Outbound, looks?: readonly number[]): Promise<Sent> {
  const { files, text } = out;
  const place = targetOf(out.thread.key);
  if (files.length === 0 && text.trim() === "") {
    throw new SendError("content", "Could not send an empty message");
  }
  if (files.length > slack.filesPerMessage) {
    throw new SendError(
      "content",
      `Could not send ${files.length} files, ${slack.filesPerMessage} are the most`,
    );
  }
  const target = place.threadTs ? place : await beforeSending(() => quoting(api, place, out.replyTo));
  if (files.length === 0) return await sendText(api, target, out);
  const shared = await shareFiles(api, target, escapeText(text), files);
  return { externalId: await placeOf(api, target.channel, shared, looks) };
}

/** chat.update. @throws {SendError} window when the workspace's time for edits is over */
export async function edit(api: Api, externalId: string, text: string): Promise<void> {
  const ref = readMessageId(externalId);
  if (!ref) throw new SendError("content", `Could not edit the message ${JSON.stringify(externalId)}`);
  await api.write("chat.update", { channel: ref.channel, ts: ref.ts, text: escapeText(text) });
}

async function sendText(api: Api, target: Target, out: Outbound): Promise<Sent> {
  const text = escapeText(out.text);
  const answer = await api.write("chat.postMessage", {
    channel: target.channel,
    thread_ts: target.threadTs,
    text,
    blocks: blocksOf(out, text),
    mrkdwn: false,
  });
  const externalId = messageIdOf(answer.get("channel"), answer.get("ts"));
  if (externalId === undefined) {
    throw new SendError("transient", "Slack took the message but did not name it", { maybeSent: true });
  }
  return { externalId };
}

/** A thread is named by its first message; an answer within it would begin another one that nobody sees. */
async function quoting(api: Api, { channel }: Target, replyTo: string | undefined): Promise<Target> {
  const ref = readMessageId(replyTo ?? "");
  if (!ref || ref.channel !== channel) return { channel };
  try {
    const found = await api.read("conversations.replies", { channel, ts: ref.ts, limit: "1" });
    return { channel, threadTs: found.get("messages").list[0]?.get("thread_ts").text ?? ref.ts };
  } catch (error) {
    if (!(error instanceof SendError) || error.kind === "transient" || error.kind === "rate") throw error;
    return { channel, threadTs: ref.ts };
  }
}
