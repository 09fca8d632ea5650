import { and, desc, eq, getTableColumns, sql } from "drizzle-orm";
import { anyOf, pairIn } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { loadSurveys } from "@/lib/csi/load.ts";
import {
  aliases,
  attachments,
  contactBlocks,
  contacts,
  deliveries,
  identities,
  messageEdits,
  messages,
  parked,
  posts,
  tags,
  tickets,
} from "@/db/schema/workspace.ts";
import { loadBroadcastEchoes } from "@/lib/inbox/ingest/broadcast_echo.ts";
import { type Item, tagName } from "@/lib/inbox/ingest/item.ts";
import { watermarkKey } from "@/lib/inbox/ingest/park.ts";
import { type Parkable, parkedRows } from "@/lib/inbox/ingest/parked.ts";
import { type MessageRow, WorkingSet } from "@/lib/inbox/ingest/working_set.ts";

type Pair = readonly [string, string];

/** Reads what the database knows of everything that a batch speaks of: a handful of index look-ups. */
export async function load(store: Store, items: readonly Item[], now: number): Promise<WorkingSet> {
  const set = new WorkingSet(store, now);
  const wanted = collect(items);
  await loadPeople(set, wanted.people);
  await loadThreads(set, wanted.threads);
  await loadMessages(set, wanted.externals, wanted.albums);
  await loadTicketsOf(set);
  await loadDeliveries(set, wanted);
  await loadSurveys(set, items);
  await loadBroadcastEchoes(set, wanted.randoms);
  await loadRest(set, wanted);
  await loadChangedAnswers(set, items);
  await loadFiles(set, items);
  return set;
}

function collect(items: readonly Item[]) {
  const wanted = {
    people: [] as Pair[],
    externals: [] as Pair[],
    threads: [] as Pair[],
    randoms: [] as (readonly [string, number])[],
    echoes: new Set<string>(),
    albums: [] as Pair[],
    posts: [] as Pair[],
    tags: new Set<string>(),
  };
  for (const { connection, inbound, origin } of items) {
    const pair = (key: string): Pair => [connection.id, key];
    if ("person" in inbound) wanted.people.push(pair(inbound.person.externalId));
    if ("externalId" in inbound) wanted.externals.push(pair(inbound.externalId));
    if (inbound.type === "rename") wanted.people.push(pair(inbound.from), pair(inbound.to));
    if (inbound.type === "rename") wanted.threads.push(pair(inbound.from), pair(inbound.to));
    if (inbound.type === "reach") wanted.threads.push(pair(inbound.person.externalId));
    if (inbound.type === "post") wanted.posts.push(pair(inbound.post.externalId));
    if (inbound.type === "receipt") {
      if (inbound.echoOf) wanted.echoes.add(inbound.echoOf);
      wanted.externals.push(...(inbound.externalIds ?? []).map(pair));
      if (inbound.upTo) {
        wanted.threads.push(pair(inbound.upTo.threadKey));
        wanted.externals.push(pair(watermarkKey(inbound.upTo.threadKey)));
      }
    }
    if (inbound.type === "choice") wanted.echoes.add(inbound.ref);
    const message = inbound.type === "choice" ? inbound.message : inbound;
    if (message.type !== "message") continue;
    wanted.threads.push(pair(message.thread.key));
    if (message.from === "ours" && message.replyTo) wanted.externals.push(pair(message.replyTo));
    if (message.thread.post) wanted.posts.push(pair(message.thread.post.externalId));
    if (message.album) wanted.albums.push(pair(message.album));
    const random = randomOf(message.echoOf);
    if (random !== undefined) wanted.randoms.push([connection.id, random]);
    else if (message.echoOf) wanted.echoes.add(message.echoOf);
    if (message.echoOf) wanted.externals.push(pair(watermarkKey(message.thread.key)));
    const tag = tagName(origin, message.thread.kind);
    if (tag) wanted.tags.add(tag);
  }
  return wanted;
}

/** VK hands back a number that we chose; other platforms hand back the delivery's own id. */
export function randomOf(echoOf: string | undefined): number | undefined {
  return echoOf?.startsWith("random:") ? Number(echoOf.slice("random:".length)) : undefined;
}

async function loadPeople(set: WorkingSet, pairs: readonly Pair[]): Promise<void> {
  const { db } = set.store;
  const rows = await db.select({ identity: identities, contact: contacts, block: contactBlocks.contactId })
    .from(identities).innerJoin(contacts, eq(contacts.id, identities.contactId))
    .leftJoin(contactBlocks, eq(contactBlocks.contactId, contacts.id))
    .where(pairIn(identities.connectionId, identities.externalId, pairs));
  for (const { identity, contact, block } of rows) {
    if (block) set.blocked.add(block);
    set.identities.know(identity, identity.connectionId, identity.externalId);
    set.contacts.know(set.contacts.get(contact.id) ?? contact, contact.id);
  }
}

/** The open ticket of a thread, else the newest closed one. */
async function loadThreads(set: WorkingSet, pairs: readonly Pair[]): Promise<void> {
  const { db } = set.store;
  const newest = db.select({
    ...getTableColumns(tickets),
    rank: sql<number>`row_number() OVER (PARTITION BY connection_id, thread_key
      ORDER BY status = 'open' DESC, merged_into IS NULL DESC, created_at DESC, id DESC)`.as("rank"),
  }).from(tickets).where(pairIn(tickets.connectionId, tickets.threadKey, pairs)).as("newest");
  const rows = await db.select().from(newest).where(eq(newest.rank, 1));
  for (const { rank: _, ...ticket } of rows) {
    set.tickets.know(ticket, ticket.connectionId, ticket.threadKey);
    set.tickets.know(ticket, "id", ticket.id);
  }
  const [last] = await db.select({ number: tickets.number }).from(tickets).orderBy(desc(tickets.number))
    .limit(1);
  set.nextNumber = (last?.number ?? 0) + 1;
}

async function loadMessages(set: WorkingSet, pairs: readonly Pair[], albums: readonly Pair[]): Promise<void> {
  const { db } = set.store;
  const rows = await db.select().from(messages).where(
    pairIn(messages.connectionId, messages.externalId, pairs),
  );
  for (const row of rows) knowMessage(set, row, row.externalId ?? "");
  const others = await db.select({ external: aliases.externalId, message: messages }).from(aliases)
    .innerJoin(messages, eq(messages.id, aliases.messageId))
    .where(pairIn(aliases.connectionId, aliases.externalId, pairs));
  for (const { external, message } of others) knowMessage(set, message, external);
  if (albums.length === 0) return;
  const known = await db.select().from(messages)
    .where(and(sql`album IS NOT NULL`, pairIn(messages.connectionId, messages.album, albums)));
  for (const row of known) {
    set.albums.know(knowMessage(set, row, row.externalId ?? ""), row.connectionId, row.album ?? "");
  }
}

/** One object per row, by whichever of its external ids it was found: two copies would overwrite each other. */
function knowMessage(set: WorkingSet, found: MessageRow, externalId: string): MessageRow {
  const row = set.messages.get("id", found.id) ?? found;
  set.messages.know(row, "id", row.id);
  set.messages.know(row, row.connectionId, externalId);
  return row;
}

/** The tickets of the messages that were found, as a change may come without its thread, and where those went. */
async function loadTicketsOf(set: WorkingSet): Promise<void> {
  const ids = new Set([...set.messages.byKey.values()].map((row) => row.ticketId));
  await loadTickets(set, ids);
  await loadTickets(set, new Set([...ids].flatMap((id) => set.tickets.get("id", id)?.mergedInto ?? [])));
}

async function loadTickets(set: WorkingSet, ids: ReadonlySet<string>): Promise<void> {
  const missing = [...ids].filter((id) => !set.tickets.get("id", id));
  if (missing.length === 0) return;
  const rows = await set.store.db.select().from(tickets).where(anyOf(tickets.id, missing));
  for (const row of rows) set.tickets.know(row, "id", row.id);
}

async function loadDeliveries(set: WorkingSet, wanted: ReturnType<typeof collect>): Promise<void> {
  const { db } = set.store;
  const { externals, randoms, echoes } = wanted;
  const found = await db.select().from(deliveries)
    .where(pairIn(deliveries.connectionId, deliveries.externalId, externals));
  if (randoms.length > 0) {
    found.push(
      ...await db.select().from(deliveries)
        .where(pairIn(deliveries.connectionId, deliveries.randomId, randoms)),
    );
  }
  if (echoes.size > 0) {
    found.push(...await db.select().from(deliveries).where(anyOf(deliveries.id, echoes)));
  }
  for (const row of found) knowDelivery(set, row);
}

/** One object per row, however it was found: two copies would overwrite each other. */
export function knowDelivery(set: WorkingSet, found: typeof deliveries.$inferSelect) {
  const row = set.deliveries.get("id", found.id) ?? found;
  set.deliveries.know(row, "id", row.id);
  set.deliveries.know(row, row.connectionId, "random", row.randomId);
  if (row.externalId) set.deliveries.know(row, row.connectionId, row.externalId);
  return row;
}

const CHANGES: ReadonlySet<string> = new Set(["edit", "deletion", "reaction"] satisfies Parkable["type"][]);

/** Our own answers that were marked, or changed on the platform: deliveries tell which ones they are. */
async function loadChangedAnswers(set: WorkingSet, items: readonly Item[]): Promise<void> {
  const early = set.parked.some(({ inbound }) => CHANGES.has(inbound.type));
  if (!early && !items.some(({ inbound }) => CHANGES.has(inbound.type))) return;
  const ids = [...set.deliveries.byKey.values()].map(({ messageId }) => messageId);
  if (ids.length === 0) return;
  const rows = await set.store.db.select().from(messages).where(anyOf(messages.id, new Set(ids)));
  for (const row of rows) if (!set.messages.get("id", row.id)) set.messages.know(row, "id", row.id);
  await loadTicketsOf(set);
  const asked = await set.store.db.select({ id: messageEdits.messageId }).from(messageEdits)
    .where(and(anyOf(messageEdits.messageId, new Set(ids)), eq(messageEdits.status, "queued")));
  for (const { id } of asked) set.beingEdited.add(id);
}

/** What edits may put other files in the place of. */
async function loadFiles(set: WorkingSet, items: readonly Item[]): Promise<void> {
  const waiting = set.parked.map(({ connectionId, inbound }) => ({
    connectionId,
    change: inbound as Parkable,
  }));
  const told = items.map(({ connection, inbound }) => ({ connectionId: connection.id, change: inbound }));
  const ids = [...waiting, ...told].flatMap(({ connectionId, change }) =>
    change.type === "edit" && change.attachments?.length
      ? set.messages.get(connectionId, change.externalId)?.id ?? []
      : []
  );
  if (ids.length === 0) return;
  const { db } = set.store;
  set.files.push(...await db.select().from(attachments).where(anyOf(attachments.messageId, new Set(ids))));
}

async function loadRest(set: WorkingSet, wanted: ReturnType<typeof collect>): Promise<void> {
  const { db } = set.store;
  if (wanted.posts.length > 0) {
    const rows = await db.select().from(posts)
      .where(pairIn(posts.connectionId, posts.externalId, wanted.posts));
    for (const row of rows) set.posts.know(row, row.connectionId, row.externalId);
  }
  if (wanted.tags.size > 0) {
    for (const tag of await db.select().from(tags).where(anyOf(tags.name, wanted.tags))) {
      set.tagIds.set(tag.name, tag.id);
    }
  }
  const waiting = pairIn(parked.connectionId, parked.externalId, wanted.externals);
  set.parked.push(...await parkedRows(set.store, waiting));
}
