import type { Inbound, InboundAttachment } from "@/lib/channels/channel.ts";
import { asPressed, choiceCode } from "@/lib/channels/choices.ts";
import { Peek } from "@/lib/channels/json.ts";
import { count, moment, words } from "@/lib/channels/reading.ts";

/**
 * What a visitor's page sends: `{type: "message", id, visitor, text, replyTo?, files?, at}`, the same with
 * `choice: {ref, id}` for a press, or `{type: "seen" | "delivered", visitor, ids, at}`, put together by our own route from a verified session.
 */
export function normaliseWebchat(payload: unknown): Inbound[] {
  const event = new Peek(payload);
  const visitor = event.at("visitor", "id").text;
  const at = moment(event.get("at"));
  if (!visitor || at === 0) return [];
  if (event.get("type").text === "message") return message(event, visitor, at);
  return receipt(event, at);
}

function message(event: Peek, visitor: string, at: number): Inbound[] {
  const id = event.get("id").text;
  if (!id) return [];
  const { ref, id: choice } = { ref: event.at("choice", "ref").text, id: event.at("choice", "id").text };
  const said = {
    type: "message",
    externalId: `${visitor}:${id}`,
    thread: { kind: "direct", key: visitor },
    from: "contact",
    person: {
      externalId: visitor,
      name: event.at("visitor", "name").text,
      email: event.at("visitor", "email").text,
      language: event.at("visitor", "language").text,
    },
    text: event.get("text").text ?? "",
    attachments: event.get("files").list.flatMap(file),
    replyTo: words(event.get("replyTo")),
    sentAt: at,
  } as const;
  return [asPressed(said, ref && choice && choiceCode(ref, { id: choice }))];
}

/** A visitor's file is stored before its message is: `upload` names it, and nothing needs to be fetched. */
function file(one: Peek): InboundAttachment[] {
  const uploadId = one.get("upload").text;
  const kind = one.get("kind").text;
  if (!uploadId || (kind !== "image" && kind !== "audio" && kind !== "video" && kind !== "file")) return [];
  return [{
    kind,
    uploadId,
    name: one.get("name").text,
    contentType: one.get("contentType").text,
    size: count(one.get("size")),
  }];
}

/** `ids` are the external ids of our answers, as `send` made them. */
function receipt(event: Peek, at: number): Inbound[] {
  const externalIds = event.get("ids").list.flatMap((id) => words(id) ?? []);
  const type = event.get("type").text;
  if (externalIds.length === 0 || (type !== "seen" && type !== "delivered")) return [];
  return [{ type: "receipt", status: type === "seen" ? "read" : "delivered", externalIds, at }];
}
