import type { InboundMessage } from "@/lib/channels/channel.ts";
import { takeWords } from "@/lib/csi/take.ts";
import { attach } from "@/lib/inbox/ingest/attach.ts";
import { isSilenced } from "@/lib/inbox/ingest/blocked.ts";
import { applyParked } from "@/lib/inbox/ingest/change.ts";
import { isBroadcastEcho } from "@/lib/inbox/ingest/broadcast_echo.ts";
import { confirmEcho } from "@/lib/inbox/ingest/echo.ts";
import { planGreeting, planRecall } from "@/lib/inbox/ingest/first_words.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import { randomOf } from "@/lib/inbox/ingest/load.ts";
import { planNaming } from "@/lib/inbox/ingest/native_author.ts";
import { heedOptOut } from "@/lib/inbox/ingest/opt_out.ts";
import { contactOf, identityOf } from "@/lib/inbox/ingest/people.ts";
import { touch } from "@/lib/inbox/ingest/ticket_activity.ts";
import { rememberPost, ticketFor } from "@/lib/inbox/ingest/ticket.ts";
import {
  type IdentityRow,
  type MessageRow,
  sentAt,
  type TicketRow,
  type WorkingSet,
} from "@/lib/inbox/ingest/working_set.ts";
import { newId } from "@/lib/ids.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { planAcknowledgement } from "@/lib/replies/plan_acknowledgement.ts";

/** Puts a message where it belongs, once: a repeat of a known one changes nothing. */
export function applyMessage(set: WorkingSet, item: Item, message: InboundMessage): void {
  const { id } = item.connection;
  if (set.messages.get(id, message.externalId) || set.deliveries.get(id, message.externalId)) return;
  if (message.from === "ours") return applyOurs(set, item, message);
  const identity = identityOf(set, item, message.person);
  const album = message.album ? set.albums.get(id, message.album) : undefined;
  if (album) joinAlbum(set, item, album, message);
  else {
    const known = set.tickets.get(id, message.thread.key) !== undefined;
    const judged = takeWords(set, item, message, identity);
    const ticket = judged ?? ticketFor(set, item, message, identity);
    const waits = ticket.lastInboundAt !== null && ticket.waitingSince !== null;
    // What is said of a closed ticket calls nobody by itself.
    const silent = judged?.status === "closed" || isSilenced(set, identity, ticket);
    const author = { id: identity.contactId, name: contactOf(set, identity).name || null, silent };
    const row = addMessage(set, item, message, ticket, author);
    if (!silent) {
      // One automatic message is enough for anybody: whoever is greeted is told nothing more.
      const greeted = planGreeting(set, item, message, row, known);
      planRecall(set, item, message, row, known);
      if (!greeted) planAcknowledgement(set, item, message, row, waits);
    }
    heedOptOut(set, item, identity, message, ticket);
  }
  heard(set, identity, message);
  applyParked(set, item, message.externalId);
}

/** What a colleague wrote in the platform's own app joins a conversation that is here; alone it opens none. */
function applyOurs(set: WorkingSet, item: Item, message: InboundMessage): void {
  const { id } = item.connection;
  if (confirmEcho(set, item, message)) return;
  if (isBroadcastEcho(set, item, message, randomOf(message.echoOf))) return;
  const answered = message.replyTo ? set.messages.get(id, message.replyTo) : undefined;
  const ticket = set.tickets.get(id, message.thread.key) ??
    (answered && set.tickets.get("id", answered.ticketId));
  if (!ticket) return;
  if (message.thread.post) rememberPost(set, item, message.thread.post);
  const album = message.album ? set.albums.get(id, message.album) : undefined;
  if (album) joinAlbum(set, item, album, message);
  else addMessage(set, item, message, ticket, { id: message.author?.externalId, name: message.author?.name });
  planNaming(set, item, message, ticket);
  applyParked(set, item, message.externalId);
}

interface Author {
  readonly id?: string | null;
  readonly name?: string | null;
  /** A blocked customer. */
  readonly silent?: boolean;
}

function addMessage(
  set: WorkingSet,
  item: Item,
  message: InboundMessage,
  ticket: TicketRow,
  author: Author,
): MessageRow {
  const row = set.messages.add(
    rowOf(set, item, message, ticket, author),
    item.connection.id,
    message.externalId,
  );
  if (author.silent) set.silenced.add(row.id);
  if (message.album) set.albums.know(row, item.connection.id, message.album);
  attach(set, item, row, message.attachments, positionOf(message));
  touch(set, ticket, row, message.attachments[0]?.kind);
  set.event("message.created", ticket.id, row.id);
  return row;
}

/** The items of an album come as messages of their own, in any order, and are shown as one (TG-09). */
function joinAlbum(set: WorkingSet, item: Item, album: MessageRow, message: InboundMessage): void {
  const { id } = item.connection;
  set.newAliases.push({ connectionId: id, externalId: message.externalId, messageId: album.id });
  set.messages.know(album, id, message.externalId);
  attach(set, item, album, message.attachments, positionOf(message));
  const at = sentAt(set, message);
  set.messages.change(album, {
    text: album.deletedAt
      ? ""
      : [album.text, cleanText(message.text)].filter((text) => text !== "").join("\n"),
    sentAt: Math.max(album.sentAt, at),
    sequence: Math.min(album.sequence, message.sequence ?? album.sequence),
  });
  const ticket = set.tickets.get("id", album.ticketId);
  if (ticket && !album.deletedAt) touch(set, ticket, { ...album, sentAt: at }, message.attachments[0]?.kind);
  set.event("message.updated", album.ticketId, album.id);
}

/** Items of an album stand in the platform's order. */
function positionOf(message: InboundMessage): number {
  return message.album ? message.sequence ?? 0 : 0;
}

function rowOf(
  set: WorkingSet,
  { connection }: Item,
  message: InboundMessage,
  ticket: TicketRow,
  author: Author,
): MessageRow {
  const ours = message.from === "ours";
  return {
    id: newId(set.now),
    ticketId: ticket.id,
    connectionId: connection.id,
    direction: ours ? "out" : "in",
    authorType: ours ? "native" : "contact",
    authorId: author.id ?? null,
    authorName: author.name ?? null,
    text: cleanText(message.text),
    status: ours ? "sent" : "received",
    error: null,
    externalId: message.externalId,
    sequence: message.sequence ?? 0,
    replyTo: message.replyTo ?? null,
    clientId: null,
    private: false,
    via: message.via ?? null,
    album: message.album ?? null,
    reaction: null,
    unknown: message.unknown ?? null,
    system: null,
    broadcastId: null,
    choices: null,
    sentAt: sentAt(set, message),
    createdAt: set.now,
    editedAt: null,
    deletedAt: null,
    reactedAt: null,
  };
}

/**
 * Whoever writes in private may be written to there; a comment under a post permits that to nobody. Both begin
 * the reply window anew, which a public word in a private conversation does not.
 */
export function heard(set: WorkingSet, identity: IdentityRow, message: InboundMessage): void {
  if (message.via === "comment") return;
  const at = sentAt(set, message);
  const reachable = message.thread.kind === "direct" ? true : identity.reachable;
  if (reachable === identity.reachable && (identity.lastInboundAt ?? 0) >= at) return;
  set.identities.change(identity, {
    reachable,
    lastInboundAt: Math.max(identity.lastInboundAt ?? 0, at),
  });
}
