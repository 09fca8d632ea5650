import { SlackRefusal } from "@/lib/sandbox/slack/errors.ts";
import type { SlackCall, SlackMethod } from "@/lib/sandbox/slack/method.ts";
import { channelFor } from "@/lib/sandbox/slack/methods/chat.ts";
import { fileObject } from "@/lib/sandbox/slack/objects.ts";
import { addMessage, noteSent, tellMessage } from "@/lib/sandbox/slack/post.ts";
import { nextId, type SlackFile } from "@/lib/sandbox/slack/state.ts";

export const fileMethods: Readonly<Record<string, SlackMethod>> = {
  "files.getUploadURLExternal": { scope: "files:write", run: getUploadUrl },
  "files.completeUploadExternal": { scope: "files:write", json: true, run: completeUpload },
  "files.info": { scope: "files:read", run: info },
  "files.upload": {
    run: () => {
      throw new SlackRefusal("method_deprecated");
    },
  },
};

const GB = 1024 ** 3;

/** https://api.slack.com/methods/files.getUploadURLExternal */
function getUploadUrl({ world, team, params }: SlackCall) {
  const name = params.need("filename");
  const length = Number(params.need("length"));
  if (!(Number.isInteger(length) && length > 0)) throw new SlackRefusal("invalid_arguments");
  if (length > GB) throw new SlackRefusal("file_upload_size_restricted");
  const fileId = nextId(team, "F");
  const ticket = crypto.getRandomValues(new Uint8Array(24)).toHex();
  team.tickets.set(ticket, { fileId, name, length });
  return { upload_url: `${world.core.base}/slack/upload/${ticket}`, file_id: fileId };
}

/**
 * https://api.slack.com/methods/files.completeUploadExternal: shares what was uploaded, in one message. Its timestamp
 * is not in the answer; files.info tells it.
 */
function completeUpload(call: SlackCall) {
  const { world, team, params } = call;
  const wanted = params.json("files").list;
  if (wanted.length === 0) throw new SlackRefusal("invalid_arguments");
  const files = wanted.map((one): SlackFile => {
    const file = team.files.get(one.get("id").text ?? "");
    if (!file || file.user !== team.botUser) throw new SlackRefusal("file_not_found");
    file.title = one.get("title").text ?? file.title;
    return file;
  });
  if (params.text("channel_id")) share(call, files);
  return { files: files.map((one) => fileObject(world, team, one)) };
}

function share(call: SlackCall, files: readonly SlackFile[]): void {
  const { world, team, params } = call;
  const channel = channelFor(call, "channel_id");
  const message = addMessage(world, team, channel, {
    user: team.botUser,
    own: true,
    text: params.text("initial_comment") ?? "",
    files,
    threadTs: params.text("thread_ts"),
  });
  noteSent(world, team, channel, message, "files.completeUploadExternal");
  world.core.work.run(() => tellMessage(world, team, channel, message));
}

/** https://api.slack.com/methods/files.info */
function info({ world, team, params }: SlackCall) {
  const file = team.files.get(params.need("file"));
  if (!file) throw new SlackRefusal("file_not_found");
  const shared = [...file.shares].map(([channel, list]) => [channel, list.map((ts) => ({ ts }))]);
  const shares = { private: Object.fromEntries(shared) };
  return { file: { ...fileObject(world, team, file), shares }, comments: [], response_metadata: {} };
}
