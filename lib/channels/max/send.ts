import { type Outbound, SendError, type Sent } from "@/lib/channels/channel.ts";
import { choiceCode } from "@/lib/channels/choices.ts";
import type { Peek } from "@/lib/channels/json.ts";
import type { Api } from "@/lib/channels/max/api.ts";
import { hasCode, NOT_READY } from "@/lib/channels/max/errors.ts";
import { FORWARD } from "@/lib/channels/max/normalise.ts";
import { type Attached, upload } from "@/lib/channels/max/upload.ts";
import { idOf } from "@/lib/channels/reading.ts";
import { beforeSending } from "@/lib/channels/refusals.ts";

/** ms between tries while MAX processes a fresh upload; its own client tries three times. */
const PAUSES: readonly number[] = [1_000, 2_000, 4_000];

/**
 * Sends a text, files, or both. MAX does not dedupe, so a call without an answer is `maybeSent`.
 * (https://dev.max.ru/docs-api/methods/POST/messages)
 * @param pauses ms before each further try of a message whose files are not ready
 * @throws {SendError}
 */
export async function send(api: Api, out: Outbound, pauses = PAUSES): Promise<Sent> {
  if (out.files.length === 0 && out.text.trim() === "") {
    throw new SendError("content", "Could not send an empty message");
  }
  if (!/^\d+$/.test(out.thread.key)) {
    throw new SendError("user", `Could not find the customer ${JSON.stringify(out.thread.key)}`);
  }
  const files = await beforeSending(() => upload(api, out.files));
  const attachments = [...files, ...keyboardOf(out)];
  const answer = await post(api, out, attachments, pauses);
  const externalId = idOf(answer.at("message", "body", "mid"));
  if (externalId === undefined) {
    throw new SendError("transient", "MAX took the message but did not name it", { maybeSent: true });
  }
  return { externalId };
}

/** Changes the text and leaves the attachments: the list is left out. @throws {SendError} */
export async function edit(api: Api, externalId: string, text: string): Promise<void> {
  const answer = await api.write("PUT", "/messages", { message_id: externalId }, { text });
  if (answer.get("success").value !== false) return;
  throw new SendError("content", "MAX did not change the message", {
    platformCode: answer.get("message").text?.slice(0, 200).toWellFormed(),
  });
}

/** Buttons are an attachment; a code may have 1024 characters. (https://dev.max.ru/docs-api/objects/Button) */
function keyboardOf({ id, choices = [] }: Outbound): Attached[] {
  if (choices.length === 0) return [];
  const row = choices.map((choice) => ({
    type: "callback",
    text: choice.label,
    payload: choiceCode(id, choice),
  }));
  return [{ type: "inline_keyboard", payload: { buttons: [row] } }];
}

async function post(
  api: Api,
  out: Outbound,
  attachments: readonly Attached[],
  pauses: readonly number[],
): Promise<Peek> {
  const quotable = out.replyTo !== undefined && !out.replyTo.startsWith(FORWARD);
  const link = quotable ? { type: "reply", mid: out.replyTo } : undefined;
  const files = attachments.length > 0 ? attachments : undefined;
  const body = { text: out.text || undefined, attachments: files, link };
  for (const pause of pauses) {
    try {
      return await api.write("POST", "/messages", { user_id: out.thread.key }, body);
    } catch (error) {
      if (!hasCode(error, NOT_READY)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return await api.write("POST", "/messages", { user_id: out.thread.key }, body);
}
