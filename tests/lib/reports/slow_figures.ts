import type { Store } from "@/db/libsql.ts";
import { tags, tickets, ticketTags } from "@/db/schema/workspace.ts";
import type { Figures } from "@/lib/reports/figures.ts";
import type { Span } from "@/lib/reports/period.ts";
import { timesOf } from "@/lib/reports/times.ts";
import { slowAnswers, slowMessages } from "./slow_history.ts";

export interface Wish {
  readonly connection?: string;
  readonly agent?: string;
  /** Its name. */
  readonly tag?: string;
}

type Told = Pick<Figures, "created" | "closed" | "received" | "sent" | "first" | "next" | "resolution">;

/** The figures of a span, told from tickets and messages one by one. */
export async function slowFigures(store: Store, { start, end }: Span, wish: Wish): Promise<Told> {
  const within = (at: number | null) => at !== null && at >= start && at < end;
  const here = ({ connectionId }: { connectionId: string }) =>
    (wish.connection ?? connectionId) === connectionId;
  const theirs = (id: string | null) => (wish.agent ?? id) === id;
  const marked = await ticketsWith(store, wish.tag);
  const all = (await store.db.select().from(tickets)).filter(({ id, mergedInto }) =>
    !mergedInto && marked(id)
  );
  const created = all.filter((one) => here(one) && within(one.createdAt) && theirs(one.assigneeId));
  const closed = all.filter((one) => here(one) && within(one.closedAt) && theirs(one.closedBy));
  const messages = (await slowMessages(store)).filter((one) =>
    wish.tag ? created.some(({ id }) => id === one.ticketId) : here(one) && within(one.sentAt)
  );
  const answers = (await slowAnswers(store))
    .filter((one) => here(one) && within(one.at) && theirs(one.agentId) && marked(one.ticketId));
  const times = (exact: number[]) => timesOf({ exact, classes: [], total: 0 });
  const took = (first: boolean) => times(answers.filter((one) => one.first === first).map((one) => one.took));
  const sent = messages.filter(({ side, agentId }) => side === "out" && (wish.tag ? true : theirs(agentId)));
  return {
    created: created.length,
    closed: closed.length,
    received: wish.agent && !wish.tag ? null : messages.filter(({ side }) => side === "in").length,
    sent: sent.length,
    first: took(true),
    next: wish.tag ? null : took(false),
    resolution: times(closed.map(({ createdAt, closedAt }) => (closedAt ?? 0) - createdAt)),
  };
}

async function ticketsWith({ db }: Store, name: string | undefined): Promise<(ticketId: string) => boolean> {
  if (!name) return () => true;
  const tag = (await db.select().from(tags)).find((one) => one.name === name);
  const marked = (await db.select().from(ticketTags)).filter(({ tagId }) => tagId === tag?.id);
  return (ticketId) => marked.some((one) => one.ticketId === ticketId);
}
