import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { mediaComments, wallComments } from "@/lib/channels/vk/comments.ts";
import { readTopicDeletion, readTopicEdit, readTopicPost } from "@/lib/channels/vk/discussions.ts";
import type { EventReader } from "@/lib/channels/vk/event.ts";
import { positive } from "@/lib/channels/vk/ids.ts";
import { readEdit, readNew, readReply } from "@/lib/channels/vk/messages.ts";
import { readPost } from "@/lib/channels/vk/posts.ts";
import { readPressed } from "@/lib/channels/vk/pressed.ts";
import { reachReader, readReaction, readSeen } from "@/lib/channels/vk/signals.ts";

const photoComments = mediaComments("photo");
const videoComments = mediaComments("video");

const READERS: ReadonlyMap<string, EventReader> = new Map([
  ["message_new", readNew],
  ["message_reply", readReply],
  ["message_edit", readEdit],
  ["message_event", readPressed],
  ["message_allow", reachReader(true)],
  ["message_deny", reachReader(false)],
  ["message_read", readSeen],
  ["message_reaction_event", readReaction],
  ["wall_post_new", readPost],
  ["wall_reply_new", wallComments.written],
  ["wall_reply_restore", wallComments.written],
  ["wall_reply_edit", wallComments.edited],
  ["wall_reply_delete", wallComments.deleted],
  ["board_post_new", readTopicPost],
  ["board_post_restore", readTopicPost],
  ["board_post_edit", readTopicEdit],
  ["board_post_delete", readTopicDeletion],
  ["photo_comment_new", photoComments.written],
  ["photo_comment_restore", photoComments.written],
  ["photo_comment_edit", photoComments.edited],
  ["photo_comment_delete", photoComments.deleted],
  ["video_comment_new", videoComments.written],
  ["video_comment_restore", videoComments.written],
  ["video_comment_edit", videoComments.edited],
  ["video_comment_delete", videoComments.deleted],
]);

/** The events that we read, and so the ones to subscribe to. */
export const EVENT_TYPES: readonly string[] = [...READERS.keys()];

/** Turns one Callback API event into ours; events of another community and unknown shapes are []. */
export function normalise(payload: unknown, connection: Connection): Inbound[] {
  const event = new Peek(payload);
  const read = READERS.get(event.get("type").text ?? "");
  const sender = event.get("group_id").id ?? connection.accountId;
  const group = positive(new Peek(connection.accountId || sender));
  if (!read || group === undefined || sender !== String(group)) return [];
  const { state } = connection;
  const mediaComments = { photo: state.photoComments === "on", video: state.videoComments === "on" };
  return read(event.get("object"), { group, now: Date.now(), mediaComments });
}
