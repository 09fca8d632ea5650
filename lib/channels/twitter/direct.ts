import type { Inbound, InboundAttachment, InboundMessage } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { moment, placeOf, said } from "@/lib/channels/reading.ts";
import { directId, snowflake } from "@/lib/channels/twitter/ids.ts";
import { links } from "@/lib/channels/twitter/links.ts";
import { readMedia } from "@/lib/channels/twitter/media.ts";
import { personOf, type Users } from "@/lib/channels/twitter/person.ts";
import { visibleText } from "@/lib/channels/twitter/text.ts";

/** A message of `direct_message_events`, which both families bring in one shape; ours too. */
export function readDirect(event: Peek, self: string, users: Users): Inbound[] {
  const create = event.get("message_create");
  const id = snowflake(event.get("id"));
  const sender = snowflake(create.get("sender_id"));
  const recipient = snowflake(create.at("target", "recipient_id"));
  const kind = event.get("type").text ?? "message_create";
  if (kind !== "message_create" || id === undefined || sender === undefined) return [];
  const ours = sender === self;
  const customer = ours ? recipient : sender;
  if (customer === undefined || customer === self) return [];
  const message: InboundMessage = {
    type: "message",
    externalId: directId(id),
    thread: { kind: "direct", key: customer },
    from: ours ? "ours" : "contact",
    person: personOf(customer, users(customer)),
    ...contentOf(create.get("message_data")),
    sentAt: moment(event.get("created_timestamp")),
  };
  return [message];
}

/** `direct_message_mark_read_events`: the customer read everything up to a message. */
export function readSeen(event: Peek, self: string): Inbound[] {
  const reader = snowflake(event.get("sender_id"));
  const last = snowflake(event.get("last_read_event_id"));
  const at = moment(event.get("created_timestamp"));
  if (reader === undefined || reader === self || last === undefined) return [];
  const upTo = at > 0 ? { threadKey: reader, at } : undefined;
  return [{ type: "receipt", status: "read", externalIds: [directId(last)], upTo, at }];
}

/** `chat.received`: encrypted for the account's own devices, so that it can be read on X alone. */
export function readEncrypted(payload: Peek, self: string): Inbound[] {
  const id = payload.get("id").id;
  const sender = snowflake(payload.get("sender_id"));
  if (id === undefined || sender === undefined || sender === self) return [];
  const externalId = `c${id}`.toWellFormed();
  return [{
    type: "message",
    externalId,
    thread: { kind: "direct", key: sender },
    from: "contact",
    person: { externalId: sender, profileUrl: links.person(sender) },
    text: "",
    attachments: [],
    unknown: { what: "encrypted", url: links.messages },
    sentAt: moment(payload.get("created_at_msec")),
  }];
}

function contentOf(data: Peek): Pick<InboundMessage, "text" | "attachments" | "unknown"> {
  const attached = data.get("attachment");
  const media = attached.get("media");
  const attachment = readAttachment(attached);
  const own = media.get("url").text;
  const text = visibleText({
    text: said(data.get("text")) ?? "",
    entities: data.get("entities"),
    media: attachment && own ? [own] : [],
  });
  const unseen = attached.exists && !attachment
    ? attached.get("type").text?.slice(0, 64).toWellFormed() || "media"
    : undefined;
  const what = unseen ?? (text === "" && !attachment ? "message" : undefined);
  return {
    text,
    attachments: attachment ? [attachment] : [],
    unknown: what === undefined ? undefined : { what, url: links.messages },
  };
}

function readAttachment(attached: Peek): InboundAttachment | undefined {
  if (attached.get("type").text !== "location") return readMedia(attached.get("media"), links.messages);
  // Coordinates stand as in GeoJSON: longitude first.
  const [longitude, latitude] =
    attached.at("location", "shared_coordinate", "coordinates", "coordinates").list;
  const place = longitude && latitude && placeOf(latitude, longitude);
  return place && { kind: "location", ...place };
}
