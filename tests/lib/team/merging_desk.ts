import { asc, eq, inArray, sql } from "drizzle-orm";
import { messages, reportAnswers, tags, tickets, ticketTags } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";
import { listMessages } from "@/lib/inbox/views/message_view.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { ticketFamily } from "@/lib/team/family.ts";
import { linkedIds } from "@/lib/team/links.ts";
import { mergeTickets } from "@/lib/team/merging.ts";
import { unmergeTicket } from "@/lib/team/unmerging.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { MINUTE } from "@/tests/cast.ts";
import { type Cast, openCast } from "../../routes/api/cast.ts";
import { accept, plantConnection, written } from "../../routes/api/desk.ts";

/** What a merge changes of a row. */
const SHOWN = [
  "status",
  "closedAt",
  "closedBy",
  "mergedInto",
  "assigneeId",
  "teamId",
  "priority",
  "waitingSince",
  "lastInboundAt",
  "lastMessageAt",
  "preview",
  "previewAuthor",
  "sla",
  "slaDueAt",
  "slaMarkAt",
  "slaBreachedAt",
  "firstAnsweredAt",
] as const;

let people = 0;

/** Where one customer writes under several posts, so that several of their tickets are open at once. */
export interface MergeDesk {
  readonly cast: Cast;
  readonly clock: { at: number };
  readonly workspace: Workspace;
  readonly connectionId: string;
  readonly by: Author;
}

export async function withMergeDesk(test: (desk: MergeDesk) => Promise<void>): Promise<void> {
  const clock = { at: Date.UTC(2026, 0, 15, 12) };
  await using cast = await openCast({ now: () => clock.at });
  const { anna, services } = cast;
  await test({
    cast,
    clock,
    workspace: await services.workspaces.open(anna.workspaceId),
    connectionId: await plantConnection(cast, anna, "vk"),
    by: { type: "agent", id: anna.id, name: anna.name },
  });
}

interface Writing {
  /** By how much the message is older than its arrival, in minutes. */
  readonly late?: number;
  readonly from?: "contact" | "ours";
  readonly externalId?: string;
}

/** A customer of their own, and their ticket under each of some posts, in the order of the posts. */
export class Customer {
  readonly person = `customer-${++people}`;
  readonly #ids: string[] = [];

  constructor(readonly desk: MergeDesk) {}

  async open(count: number): Promise<this> {
    for (let post = 0; post < count; post++) {
      this.desk.clock.at += MINUTE;
      await this.write(post, `Вопрос ${post}`);
      const key = this.#thread(post).key;
      const [row] = await this.desk.workspace.store.db.select().from(tickets).where(
        eq(tickets.threadKey, key),
      );
      this.#ids.push(row?.id ?? "");
    }
    return this;
  }

  id(post: number): string {
    return this.#ids[post] ?? "";
  }

  async write(post: number, text: string, how: Writing = {}): Promise<void> {
    const { cast, connectionId, clock } = this.desk;
    const { late = 0, from = "contact", externalId = newId() } = how;
    const values = { thread: this.#thread(post), from, externalId, sentAt: clock.at - late * MINUTE };
    await accept(cast, connectionId, written(this.person, text, values));
  }

  /** @returns why it was refused */
  merge(merged: number, kept: number): Promise<unknown> {
    const { cast: { services }, workspace, by } = this.desk;
    return refusal(mergeTickets(services, workspace, this.id(merged), this.id(kept), by));
  }

  undo(merged: number): Promise<unknown> {
    const { cast: { services }, workspace, by } = this.desk;
    return refusal(unmergeTicket(services, workspace, this.id(merged), by));
  }

  /** Takes every merge back that stands, by turns that begin where it is said. */
  async undoAll(from: number): Promise<void> {
    const count = this.#ids.length;
    for (let round = 0; round < count; round++) {
      for (let at = 0; at < count; at++) await this.undo((from + at) % count);
    }
  }

  async row(post: number): Promise<typeof tickets.$inferSelect> {
    const [row] = await this.desk.workspace.store.db.select().from(tickets).where(
      eq(tickets.id, this.id(post)),
    );
    if (!row) throw new Error(`There is no ticket under post ${post}`);
    return row;
  }

  /** What people read in a ticket, the history left out. */
  async reads(post: number): Promise<string[]> {
    const { cast: { services }, workspace } = this.desk;
    const { items } = await listMessages(services, workspace, this.id(post), "ru", { limit: 100 });
    return items.filter(({ author }) => author.type !== "system").map(({ text }) => text);
  }

  /** All of the tickets, by their posts: nothing in it is of this customer alone. */
  async snapshot(): Promise<unknown> {
    const { db } = this.desk.workspace.store;
    const postOf = new Map(this.#ids.map((id, post) => [id, post]));
    const own = await db.select().from(tickets).where(inArray(tickets.id, this.#ids)).orderBy(
      asc(tickets.number),
    );
    const tagged = await db.select({ id: ticketTags.ticketId, name: tags.name }).from(ticketTags)
      .innerJoin(tags, eq(tags.id, ticketTags.tagId)).where(inArray(ticketTags.ticketId, this.#ids)).orderBy(
        tags.name,
      );
    const linked = await Promise.all(this.#ids.map((id) => this.#links(id)));
    const wrote = await db.select().from(messages).where(inArray(messages.ticketId, this.#ids))
      .orderBy(messages.sentAt, sql`rowid`);
    const answers = await db.select().from(reportAnswers).where(inArray(reportAnswers.ticketId, this.#ids))
      .orderBy(reportAnswers.at, reportAnswers.messageId);
    return own.map(({ id, ...row }) => ({
      answers: answers.filter((one) => one.ticketId === id).map(({ at, took, first }) => [at, took, first]),
      ...Object.fromEntries(SHOWN.map((name) => [name, row[name]])),
      tags: tagged.filter((one) => one.id === id).map(({ name }) => name),
      links: linked[postOf.get(id) ?? 0]?.map((one) => postOf.get(one)).toSorted(),
      wrote: wrote.filter((one) => one.ticketId === id).map(({ text }) => text),
    }));
  }

  /** How many answers of the workspace the reports have and how long they took, by their sums and one by one. */
  async counted(): Promise<[bySums: unknown, oneByOne: unknown]> {
    const { store } = this.desk.workspace;
    const sums = await store.query(
      `SELECT measure = 'first' AS first, sum(n) AS n, sum(total) AS took FROM report_counts
        WHERE measure IN ('first', 'next') AND agent_id = '' GROUP BY 1 HAVING sum(n) > 0 ORDER BY 1`,
    );
    const rows = await store.query(
      "SELECT first, count(*) AS n, sum(took) AS took FROM report_answers GROUP BY 1 ORDER BY 1",
    );
    const plain = (all: typeof rows) => all.rows.map(({ first, n, took }) => [first, n, took]);
    return [plain(sums), plain(rows)];
  }

  async #links(id: string): Promise<string[]> {
    const { store } = this.desk.workspace;
    return await linkedIds(store, await ticketFamily(store, id), 50);
  }

  #thread(post: number) {
    return {
      kind: "comment" as const,
      key: `${post}:${this.person}`,
      post: { externalId: `post-${post}`, url: `https://vk.com/wall-1_${post}` },
    };
  }
}

async function refusal(done: Promise<void>): Promise<unknown> {
  try {
    await done;
  } catch (error) {
    if (error instanceof AppError) return error.details?.reason ?? error.code;
    throw error;
  }
}
