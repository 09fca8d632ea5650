import { twitter } from "@/lib/channels/capabilities/twitter.ts";
import { type Outbound, type OutboundFile, SendError, type Sent } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import type { Via } from "@/lib/channels/plan.ts";
import { beforeSending } from "@/lib/channels/refusals.ts";
import { type Api, dataOf } from "@/lib/channels/twitter/api.ts";
import { anchorOf, directId, postId, readPostId, snowflake } from "@/lib/channels/twitter/ids.ts";
import { upload } from "@/lib/channels/twitter/upload.ts";

/**
 * Sends a direct message, or an answer under a post. X does not dedupe, so a call without an answer is
 * `maybeSent`; the echo of it settles that.
 * @throws {SendError}
 */
export async function send(api: Api, out: Outbound): Promise<Sent> {
  if (out.files.length === 0 && out.text.trim() === "") {
    throw new SendError("content", "Could not send an empty message");
  }
  const direct = out.thread.kind === "direct" || out.via === "direct";
  return direct ? await sendDirect(api, out) : await sendPost(api, out);
}

/** (docs.x.com/x-api/direct-messages/manage/quickstart) */
async function sendDirect(api: Api, out: Outbound): Promise<Sent> {
  const customer = out.person.externalId;
  if (!/^\d{1,20}$/.test(customer)) {
    throw new SendError("user", `Could not find the person ${JSON.stringify(customer)}`);
  }
  const ids = await uploadAll(api, out.files, "direct", twitter.filesPerMessage);
  const attachments = ids.length > 0 ? ids.map((media_id) => ({ media_id })) : undefined;
  const body = { text: out.text || undefined, attachments };
  const answer = await api.asUser("POST", `/2/dm_conversations/with/${customer}/messages`, { body });
  return { externalId: directId(named(dataOf(answer).get("dm_event_id"))) };
}

/** (docs.x.com/x-api/posts/create-post) */
async function sendPost(api: Api, out: Outbound): Promise<Sent> {
  const under = readPostId(out.replyTo) ?? anchorOf(out.thread.key);
  if (under === undefined) {
    throw new SendError("content", `Could not find the post of ${JSON.stringify(out.thread.key)}`);
  }
  const ids = await uploadAll(api, out.files, "comment", twitter.filesPerPublic ?? twitter.filesPerMessage);
  // Without this the people of the conversation would have to be named in the text, and count in its length.
  const reply = { in_reply_to_tweet_id: under, auto_populate_reply_metadata: true };
  const media = ids.length > 0 ? { media_ids: ids } : undefined;
  const body = { text: out.text || undefined, reply, media };
  const answer = await api.asUser("POST", "/2/tweets", { body });
  return { externalId: postId(named(dataOf(answer).get("id"))) };
}

function uploadAll(api: Api, files: readonly OutboundFile[], via: Via, most: number): Promise<string[]> {
  return beforeSending(async () => {
    if (files.length > most) {
      throw new SendError("content", `X takes ${most} files here, not ${files.length}`);
    }
    const ids: string[] = [];
    for (const file of files) ids.push(await upload(api, file, via));
    return ids;
  });
}

function named(id: Peek): string {
  const found = snowflake(id);
  if (found !== undefined) return found;
  throw new SendError("transient", "X took the message but did not name it", { maybeSent: true });
}
