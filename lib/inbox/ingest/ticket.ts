import type { InboundMessage, Post } from "@/lib/channels/channel.ts";
import { addPicture } from "@/lib/inbox/ingest/attach.ts";
import { type Item, sectionOf, tagName } from "@/lib/inbox/ingest/item.ts";
import {
  type IdentityRow,
  type PostRow,
  sentAt,
  type TicketRow,
  type WorkingSet,
} from "@/lib/inbox/ingest/working_set.ts";
import { newId } from "@/lib/ids.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { UNCOUNTED } from "@/lib/reports/uncounted.ts";
import { UNTIMED } from "@/lib/sla/marks.ts";
import { CUSTOMER, eventRow } from "@/lib/team/record.ts";
import { UNTEAMED } from "@/lib/team/unteamed.ts";

const DAY_MS = 86_400_000;

/**
 * The ticket that a customer's message belongs to: the thread's open one; a closed one that the connection
 * or the platform's own custom wants reopened; else a new one that links back (C-02). A blocked customer's stays
 * closed, and so does a new one of theirs.
 */
export function ticketFor(
  set: WorkingSet,
  item: Item,
  message: InboundMessage,
  identity: IdentityRow,
): TicketRow {
  const last = set.tickets.get(item.connection.id, message.thread.key);
  const post = message.thread.post && rememberPost(set, item, message.thread.post);
  if (last?.status === "open") {
    // A conversation that has come to speak of another post shows that one.
    if (post && last.postId !== post.id) set.tickets.change(last, { postId: post.id });
    return last;
  }
  if (set.blocked.has(identity.contactId)) return last ?? openTicket(set, item, message, identity, last);
  if (last && mayReopen(set, item, last)) {
    set.tickets.change(last, { status: "open", closedAt: null, closedBy: null });
    set.turns.push({ ticket: last, what: "reopened", at: sentAt(set, message) });
    set.newHistory.push(eventRow(last.id, CUSTOMER, "reopened", set.now));
    set.event("ticket.updated", last.id);
    return last;
  }
  return openTicket(set, item, message, identity, last);
}

function mayReopen(set: WorkingSet, { origin }: Item, last: TicketRow): boolean {
  if (last.mergedInto) return false;
  const days = origin.settings.reopenDays ?? origin.capability.reopens?.[last.kind];
  return days !== undefined && (last.closedAt ?? 0) > set.now - days * DAY_MS;
}

function openTicket(
  set: WorkingSet,
  item: Item,
  message: InboundMessage,
  identity: IdentityRow,
  former: TicketRow | undefined,
): TicketRow {
  const { connection, origin } = item;
  const post = message.thread.post;
  const at = sentAt(set, message);
  const blocked = set.blocked.has(identity.contactId);
  const ticket = set.tickets.add(
    {
      id: newId(set.now),
      number: set.nextNumber++,
      subject: null,
      status: blocked ? "closed" : "open",
      platform: connection.platform,
      connectionId: connection.id,
      kind: message.thread.kind,
      section: sectionOf(origin),
      threadKey: message.thread.key,
      contactId: identity.contactId,
      identityId: identity.id,
      postId: post ? set.posts.get(connection.id, post.externalId)?.id ?? null : null,
      assigneeId: null,
      formerTicketId: former?.id ?? null,
      preview: "",
      previewAuthor: "contact",
      lastMessageAt: at,
      lastInboundAt: null,
      waitingSince: null,
      createdAt: at,
      closedAt: blocked ? set.now : null,
      closedBy: null,
      priority: "normal",
      ...UNTIMED,
      ...UNTEAMED,
      ...UNCOUNTED,
    },
    connection.id,
    message.thread.key,
  );
  set.tickets.know(ticket, "id", ticket.id);
  const tag = tagName(origin, ticket.kind);
  if (tag) set.newTicketTags.push({ ticketId: ticket.id, tagId: set.tag(tag) });
  if (!blocked) set.turns.push({ ticket, what: "opened", at });
  set.event(blocked ? "ticket.updated" : "ticket.created", ticket.id);
  return ticket;
}

/** A post opens nothing by itself; it is kept for the tickets of its comments. */
export function rememberPost(set: WorkingSet, item: Item, post: Post): PostRow {
  const { id } = item.connection;
  const known = set.posts.get(id, post.externalId);
  const text = post.text === undefined ? null : cleanText(post.text);
  if (known) {
    const told = text !== null || post.title !== undefined;
    const better = {
      title: post.title ?? known.title,
      text: text ?? known.text,
      url: told ? post.url : known.url,
    };
    if (better.title !== known.title || better.text !== known.text || better.url !== known.url) {
      set.posts.change(known, better);
    }
    if (post.imageUrl && !known.imageId) addImage(set, item, known, post.imageUrl);
    return known;
  }
  const row = set.posts.add(
    {
      id: newId(set.now),
      connectionId: id,
      externalId: post.externalId,
      url: post.url,
      title: post.title ?? null,
      text,
      imageId: null,
      createdAt: set.now,
    },
    id,
    post.externalId,
  );
  if (post.imageUrl) addImage(set, item, row, post.imageUrl);
  if (item.origin.hasLookup && !post.text && !post.title) askFor(set, item, `post:${post.externalId}`);
  return row;
}

/** What the platform does not tell by itself is asked for by a job. */
export function askFor(set: WorkingSet, { connection }: Item, ref: string, fallback?: InboundMessage): void {
  set.job("lookup", `lookup:${connection.id}:${ref}`, {
    connectionId: connection.id,
    ref,
    ...(fallback ? { fallback: JSON.stringify(fallback) } : {}),
  });
}

function addImage(set: WorkingSet, item: Item, post: PostRow, url: string): void {
  set.posts.change(post, { imageId: addPicture(set, item, { url }) });
}
