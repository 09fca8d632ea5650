import { asc, eq } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import {
  type ConnectionSettings,
  deliveries,
  messages,
  type MessageStatus,
  tags,
  tickets,
  ticketTags,
} from "@/db/schema/workspace.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Connection, Inbound } from "@/lib/channels/channel.ts";
import { newId } from "@/lib/ids.ts";
import { accept, NOON, openTestWorkspace, origin, type TestWorkspace } from "@/tests/cast.ts";

export type TicketRow = typeof tickets.$inferSelect;
export type MessageRow = typeof messages.$inferSelect;

/** One connected account, what comes in by it, and what is in the inbox then. */
export interface Desk extends AsyncDisposable {
  readonly it: TestWorkspace;
  readonly connection: Connection;
  /** One webhook call. */
  hear(...inbound: Inbound[]): Promise<void>;
  /** As by `hear`, one call for each. */
  hearEach(...inbound: Inbound[]): Promise<void>;
  /** In the order of their numbers. */
  tickets(): Promise<TicketRow[]>;
  /** The only ticket there is. */
  ticket(): Promise<TicketRow>;
  /** In the order in which people read them. */
  messages(): Promise<MessageRow[]>;
  /** Tag names by ticket number. */
  tags(): Promise<Record<number, string[]>>;
  close(ticketId: string): Promise<void>;
  /** Puts an answer of ours into the ticket, part by part, as it stands after its sending. */
  answer(ticketId: string, ...parts: Part[]): Promise<string>;
  status(messageId: string): Promise<MessageStatus | undefined>;
}

export interface Part {
  readonly status: MessageStatus;
  readonly externalId?: string;
  readonly randomId?: number;
  readonly sequence?: number;
  readonly sentAt?: number;
}

export async function openDesk(
  platform: Platform = "telegram",
  settings: ConnectionSettings = {},
): Promise<Desk> {
  const it = await openTestWorkspace();
  const connection = await it.connect(platform);
  const { store } = it;
  const { db } = store;
  const hear = (...inbound: Inbound[]) => accept(it, connection, inbound, origin(platform, settings));
  const allTickets = () => db.select().from(tickets).orderBy(asc(tickets.number));
  return {
    it,
    connection,
    hear,
    async hearEach(...inbound) {
      for (const one of inbound) await hear(one);
    },
    tickets: allTickets,
    async ticket() {
      const [only, ...others] = await allTickets();
      if (!only || others.length > 0) throw new Error(`There are ${others.length + (only ? 1 : 0)} tickets`);
      return only;
    },
    messages: () =>
      db.select().from(messages).orderBy(asc(messages.sentAt), asc(messages.sequence), asc(messages.id)),
    async tags() {
      const rows = await db.select({ number: tickets.number, name: tags.name }).from(ticketTags)
        .innerJoin(tickets, eq(tickets.id, ticketTags.ticketId)).innerJoin(
          tags,
          eq(tags.id, ticketTags.tagId),
        );
      const byNumber: Record<number, string[]> = {};
      for (const { number, name } of rows) (byNumber[number] ??= []).push(name);
      return byNumber;
    },
    async close(ticketId) {
      const change = { status: "closed" as const, closedAt: it.clock.at, waitingSince: null };
      await store.write(() => store.commit([db.update(tickets).set(change).where(eq(tickets.id, ticketId))]));
    },
    async answer(ticketId, ...parts) {
      const id = newId();
      await store.write(() => store.commit(answerRows(it, connection, ticketId, id, parts)));
      return id;
    },
    async status(messageId) {
      const [row] = await db.select().from(messages).where(eq(messages.id, messageId));
      return row?.status;
    },
    [Symbol.asyncDispose]: () => it[Symbol.asyncDispose](),
  };
}

function answerRows(it: TestWorkspace, connection: Connection, ticketId: string, id: string, parts: Part[]) {
  const common = { ticketId, connectionId: connection.id, text: "Добрый день", createdAt: it.clock.at };
  const status = parts[0]?.status ?? "queued";
  const message = {
    ...common,
    id,
    direction: "out" as const,
    authorType: "agent" as const,
    status,
    sentAt: it.clock.at,
  };
  const rows = parts.map((part, index) => ({
    sentAt: NOON,
    ...part,
    ...common,
    id: `${id}.${index}`,
    messageId: id,
    part: index,
    files: [],
    randomId: part.randomId ?? index + 1,
  }));
  return [...insertMany(messages, [message]), ...insertMany(deliveries, rows)];
}
