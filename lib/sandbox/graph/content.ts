import type { Peek } from "@/lib/channels/json.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { invalid } from "@/lib/sandbox/graph/errors.ts";
import type { MetaCall } from "@/lib/sandbox/graph/state.ts";

/** What a call of the Send API wants to be sent, before any file is fetched. */
export interface Content {
  readonly text?: string;
  /** Type and payload of the one attachment. */
  readonly attachment?: { readonly type: string; readonly payload: Peek };
  readonly buttons?: Line["buttons"];
  readonly metadata?: string;
  /** mid of the message that is quoted. */
  readonly replyTo?: string;
}

/** UTF-16 code units. */
const MAX_METADATA = 1000;
const MAX_QUICK_REPLIES = 13;
const MAX_TEMPLATE_TEXT = 640;

/**
 * Reads `message` (https://developers.facebook.com/docs/messenger-platform/reference/send-api): a text or one
 * attachment, never both.
 * @throws {GraphRefusal} 100
 */
export function readContent({ world, params }: MetaCall): Content {
  const message = params.json("message");
  if (!message.exists) throw invalid("The parameter message is required.");
  const text = message.get("text").text;
  const attachment = message.get("attachment");
  if (text !== undefined && attachment.exists) {
    throw invalid("Only one of the text, attachment, and dynamic_text fields can be specified.");
  }
  const metadata = message.get("metadata").text;
  if ((metadata?.length ?? 0) > MAX_METADATA) {
    throw invalid(`Length of param message[metadata] must be less than or equal to ${MAX_METADATA}`);
  }
  const quoted = message.at("reply_to", "mid").text ?? params.json("reply_to").get("mid").text;
  const common = { metadata, replyTo: quoted };
  if (attachment.exists) return { ...common, ...readAttachment(attachment, world.dialect.checkText) };
  if (text === undefined || text.trim() === "") throw empty();
  world.dialect.checkText(text);
  return { ...common, text, buttons: quickReplies(message.get("quick_replies")) };
}

function empty() {
  return invalid("Message cannot be empty, must provide valid attachment or text", 2018034);
}

const FILES = ["image", "video", "audio", "file"];

function readAttachment(attachment: Peek, checkText: (text: string) => void): Content {
  const type = attachment.get("type").text ?? "";
  const payload = attachment.get("payload");
  if (FILES.includes(type)) return { attachment: { type, payload } };
  if (type === "template" && payload.get("template_type").text === "button") {
    return buttonTemplate(payload, checkText);
  }
  throw invalid(`Param message[attachment][type] must be one of {${FILES.join(", ")}, template}`);
}

function buttonTemplate(payload: Peek, checkText: (text: string) => void): Content {
  const text = payload.get("text").text ?? "";
  checkText(text);
  const buttons = payload.get("buttons").list.map((button) =>
    key("postback", button.get("title").text, button.get("payload").text ?? button.get("url").text)
  );
  if (text === "" || text.length > MAX_TEMPLATE_TEXT) {
    throw invalid(`Length of param text must be 1 to ${MAX_TEMPLATE_TEXT}`);
  }
  if (buttons.length < 1 || buttons.length > 3) throw invalid("Param buttons must have 1 to 3 elements");
  return { text, buttons };
}

function quickReplies(list: Peek): Line["buttons"] {
  const replies = list.list;
  if (replies.length > MAX_QUICK_REPLIES) {
    throw invalid(`Param quick_replies has too many elements: at most ${MAX_QUICK_REPLIES}`);
  }
  return replies.map((reply) => key("quick_reply", reply.get("title").text, reply.get("payload").text));
}

/** @throws {GraphRefusal} 100 for a button without its title or payload */
function key(kind: string, title: string | undefined, payload: string | undefined) {
  if (!title || !payload) throw invalid("A button needs a title and a payload");
  if (title.length > 20) throw invalid("Length of param title must be less than or equal to 20");
  return { text: title, data: JSON.stringify({ kind, title, payload }) };
}
