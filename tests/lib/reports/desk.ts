import { asc, eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { businessHours, tickets } from "@/db/schema/workspace.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import { newId } from "@/lib/ids.ts";
import { reply } from "@/lib/inbox/reply.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { addTag, closeTicket, removeTag, reopenTicket } from "@/lib/inbox/tickets.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { type Cast, openCast, type Person } from "../../routes/api/cast.ts";
import { accept, plantConnection, written } from "../../routes/api/desk.ts";

export type TicketRow = typeof tickets.$inferSelect;

/** A bakery whose history is made moment by moment. Moments are ISO 8601, or ms since the epoch. */
export interface Desk extends AsyncDisposable {
  readonly cast: Cast;
  readonly workspace: Workspace;
  readonly store: Store;
  /** Sets the clock, which stands until then. */
  at(moment: string | number): number;
  connect(platform?: Platform): Promise<string>;
  /** A customer writes. */
  hear(connectionId: string, person: string, moment: string | number): Promise<TicketRow>;
  /** A customer's message that comes only now. */
  late(connectionId: string, person: string, moment: string): Promise<void>;
  /** Somebody answers in the platform's own app. */
  native(connectionId: string, person: string, moment: string | number): Promise<void>;
  answer(ticketId: string, by: Person, moment: string | number): Promise<string>;
  /** A private note. */
  note(ticketId: string, by: Person, moment: string): Promise<string>;
  /** Words that the product writes by itself. */
  automatic(ticketId: string, moment: string): Promise<string>;
  close(ticketId: string, by: Person, moment: string | number): Promise<void>;
  reopen(ticketId: string, by: Person, moment: string | number): Promise<void>;
  tag(ticketId: string, name: string): Promise<void>;
  untag(ticketId: string, name: string): Promise<void>;
  ticket(id: string): Promise<TicketRow>;
}

/** @param timeZone of the business hours, by which the workspace counts its days */
export async function openDesk(timeZone = "Europe/Moscow"): Promise<Desk> {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const cast = await openCast({ now: () => clock.now });
  const { services } = cast;
  const workspace = await services.workspaces.open(cast.anna.workspaceId);
  const { store } = workspace;
  const { db } = store;
  const hours = { id: "hours", name: "Часы", timeZone, weekly: [], holidays: [], createdAt: 0, updatedAt: 0 };
  await store.write(() => store.commit([db.insert(businessHours).values(hours)]));
  const at = (moment: string | number) =>
    clock.now = typeof moment === "number" ? moment : Date.parse(moment);
  const author = ({ id, name }: Person) => ({ type: "agent" as const, id, name });
  const write = async (ticketId: string, by: Author, moment: string | number, isPrivate = false) => {
    at(moment);
    const input = { text: "Есть", attachments: [], clientId: newId(), private: isPrivate };
    return await reply(services, workspace, ticketId, by, input);
  };
  const inOrder = (connectionId: string) =>
    db.select().from(tickets).where(eq(tickets.connectionId, connectionId)).orderBy(asc(tickets.number));
  return {
    cast,
    workspace,
    store,
    at,
    connect: (platform = "telegram") => plantConnection(cast, cast.anna, platform),
    async hear(connectionId, person, moment) {
      await accept(cast, connectionId, written(person, "Есть ли хлеб?", { sentAt: at(moment) }));
      const found = (await inOrder(connectionId)).findLast(({ threadKey }) => threadKey === person);
      if (!found) throw new Error(`No ticket of ${person}`);
      return found;
    },
    native: (connectionId, person, moment) =>
      accept(cast, connectionId, written(person, "Есть", { sentAt: at(moment), from: "ours" })),
    late: (connectionId, person, moment) =>
      accept(cast, connectionId, written(person, "Есть?", { sentAt: Date.parse(moment) })),
    answer: (ticketId, by, moment) => write(ticketId, author(by), moment),
    note: (ticketId, by, moment) => write(ticketId, author(by), moment, true),
    automatic: (ticketId, moment) => write(ticketId, { type: "system", id: null, name: "" }, moment),
    async close(ticketId, by, moment) {
      at(moment);
      await closeTicket(services, workspace, ticketId, author(by));
    },
    async reopen(ticketId, by, moment) {
      at(moment);
      await reopenTicket(services, workspace, ticketId, author(by));
    },
    tag: (ticketId, name) => addTag(services, workspace, ticketId, name, author(cast.anna)),
    untag: (ticketId, name) => removeTag(services, workspace, ticketId, name, author(cast.anna)),
    async ticket(id) {
      const [row] = await db.select().from(tickets).where(eq(tickets.id, id));
      if (!row) throw new Error(`No ticket ${id}`);
      return row;
    },
    [Symbol.asyncDispose]: () => cast[Symbol.asyncDispose](),
  };
}
