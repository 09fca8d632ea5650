import { type OutboundFile, SendError } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { httpUrl, idOf } from "@/lib/channels/reading.ts";
import { beforeSending } from "@/lib/channels/refusals.ts";
import type { Api } from "@/lib/channels/slack/api.ts";
import { messageIdOf } from "@/lib/channels/slack/ids.ts";

/** Where something is posted. */
export interface Target {
  readonly channel: string;
  readonly threadTs?: string;
}

/** Sharing happens a moment after the call is answered. */
const LOOKS: readonly number[] = [0, 500, 1_500];

/**
 * Uploads files and shares them as one message. (https://docs.slack.dev/messaging/working-with-files)
 * @param comment the text above them, already escaped
 * @returns ids of the files, in order
 * @throws {SendError}
 */
export async function shareFiles(
  api: Api,
  target: Target,
  comment: string,
  files: readonly OutboundFile[],
): Promise<string[]> {
  const uploaded = await beforeSending(async () => {
    const done: { id: string; title: string }[] = [];
    for (const file of files) done.push({ id: await uploadOne(api, file), title: file.name });
    return done;
  });
  await api.write("files.completeUploadExternal", {
    files: uploaded,
    channel_id: target.channel,
    initial_comment: comment || undefined,
    thread_ts: target.threadTs,
  });
  return uploaded.map(({ id }) => id);
}

/**
 * The message that the files came to stand in: the call that shares them does not name it.
 * @returns its id; `channel:file id` when Slack does not say in time
 */
export async function placeOf(
  api: Api,
  channel: string,
  files: readonly string[],
  looks = LOOKS,
): Promise<string> {
  const [file = ""] = files;
  for (const pause of looks) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    const found = await look(api, channel, file);
    if (found !== undefined) return found;
  }
  return `${channel}:${file}`;
}

/** The files are there for the customer: no trouble while looking for their place may fail the answer. */
async function look(api: Api, channel: string, file: string): Promise<string | undefined> {
  try {
    const shares = (await api.read("files.info", { file })).at("file", "shares");
    const here = [shares.get("private"), shares.get("public")].flatMap((one) => one.get(channel).list);
    return here.map((share) => messageIdOf(new Peek(channel), share.get("ts"))).find((id) =>
      id !== undefined
    );
  } catch (error) {
    if (error instanceof SendError) return undefined;
    throw error;
  }
}

async function uploadOne(api: Api, file: OutboundFile): Promise<string> {
  const bytes = await file.read();
  const place = await api.read("files.getUploadURLExternal", {
    filename: file.name.toWellFormed(),
    length: String(bytes.length),
  });
  const url = httpUrl(place.get("upload_url"));
  const id = idOf(place.get("file_id"));
  if (url === undefined || id === undefined) {
    throw new SendError("transient", `Slack gave no address to upload ${file.name} to`);
  }
  await api.upload(url, bytes);
  return id;
}
