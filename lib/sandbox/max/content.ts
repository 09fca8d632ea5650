import { fileKind, lineAttachment } from "@/lib/sandbox/attachments.ts";
import type { Peek } from "@/lib/channels/json.ts";
import type { LineAttachment } from "@/lib/sandbox/conversations.ts";
import type { MaxCall } from "@/lib/sandbox/max/call.ts";
import { badPayload, MaxRefusal } from "@/lib/sandbox/max/errors.ts";
import { fileAttachment } from "@/lib/sandbox/max/media.ts";
import { shownText } from "@/lib/sandbox/max/post.ts";
import type { MaxButton, MaxUpload } from "@/lib/sandbox/max/state.ts";

/** UTF-16 code units. */
const MAX_TEXT = 4_000;

/** A message of the bot, checked. */
export interface Content {
  readonly text: string;
  readonly attachments: readonly Record<string, unknown>[];
  readonly buttons: readonly MaxButton[];
  readonly shown: { readonly text: string; readonly attachments: readonly LineAttachment[] };
}

/** @throws {MaxRefusal} proto.payload for what MAX does not take, attachment.not.ready for a file in the making */
export function readContent(call: MaxCall): Content {
  const { body } = call;
  const text = body.get("text").text ?? "";
  const given = body.get("attachments").list;
  if (text === "" && given.length === 0) throw badPayload("text: message must not be empty");
  if (text.length > MAX_TEXT) throw badPayload(`text: size must be between 0 and ${MAX_TEXT}`);
  const format = body.get("format").text;
  if (format !== undefined && !["markdown", "html"].includes(format)) throw badPayload("format: is unknown");
  const types = given.map((one) => one.get("type").text ?? "");
  if (types.includes("file") && given.length > 1) {
    throw badPayload("attachments: file must be the only attachment in message");
  }
  const ready = given.map((one, index) => read(call, types[index] ?? "", one));
  return {
    text,
    attachments: ready.map(({ object }) => object),
    buttons: given.flatMap(buttonsOf),
    shown: { text: shownText(text, format), attachments: ready.flatMap(({ line }) => line ?? []) },
  };
}

interface Read {
  readonly object: Record<string, unknown>;
  readonly line?: LineAttachment;
}

function read(call: MaxCall, type: string, given: Peek): Read {
  switch (type) {
    case "image":
    case "video":
    case "audio":
    case "file":
      return uploaded(call, type, given.get("payload"));
    case "inline_keyboard":
      return { object: { type, payload: given.get("payload").value } };
    case "location": {
      const [latitude, longitude] = ["latitude", "longitude"].map((key) => given.get(key).number);
      if (latitude === undefined || longitude === undefined) throw badPayload("location: is not whole");
      return {
        object: { type, latitude, longitude },
        line: { kind: type, name: `${latitude}, ${longitude}`, size: 0 },
      };
    }
    default:
      throw badPayload(`attachments: type ${type} is unknown`);
  }
}

/** A file that was uploaded before; a picture may be named by the whole answer of the upload. */
function uploaded({ world, bot }: MaxCall, type: string, payload: Peek): Read {
  const photos = payload.get("photos");
  const token = payload.get("token").text ?? photos.at(photos.keys[0] ?? "", "token").text ?? "";
  const upload = bot.uploads.get(token);
  if (!upload || upload.type !== type) throw badPayload("attachments: the token is not valid");
  refuseUnready(upload);
  const { file } = upload;
  const kind = type === "file" ? "document" : fileKind(file);
  return {
    object: fileAttachment(world, file, kind),
    line: lineAttachment(world.core.files, { kind, file }),
  };
}

function refuseUnready(upload: MaxUpload): void {
  if (upload.unready === 0) return;
  upload.unready -= 1;
  throw new MaxRefusal(
    400,
    "attachment.not.ready",
    "Key: errors.process.attachment.file.not.processed",
  );
}

/** The buttons that can be pressed here: those that call back. */
function buttonsOf(given: Peek): MaxButton[] {
  const rows = given.at("payload", "buttons").list;
  return rows.flatMap(({ list }) => list).flatMap((button) => {
    const payload = button.get("payload").text;
    return button.get("type").text === "callback" && payload !== undefined
      ? [{ text: button.get("text").text ?? "", payload }]
      : [];
  });
}
