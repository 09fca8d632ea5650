/** Somebody who has a ticket open. */
export interface Present {
  readonly id: string;
  readonly name: string;
  /** They write in it. */
  readonly typing: boolean;
}

/** Who has a ticket open now; takes the place of whatever was told of it before. */
export interface PresenceNews {
  readonly ticketId: string;
  readonly members: readonly Present[];
}

/** One window of a member on one ticket. */
export interface Window {
  readonly workspaceId: string;
  readonly ticketId: string;
  readonly member: { readonly id: string; readonly name: string };
  /** Tells the windows of one member apart. */
  readonly tab: string;
}

type Listener = (news: readonly PresenceNews[]) => void;

interface Visitor {
  readonly name: string;
  readonly tabs: Map<string, { readonly until: number; readonly typing: boolean }>;
}

interface Room {
  readonly tickets: Map<string, Map<string, Visitor>>;
  readonly listeners: Set<Listener>;
  /** How many inboxes each member has open, and until when those who have just gone still count. */
  readonly inboxes: Map<string, number>;
  readonly lingering: Map<string, number>;
}

/** A window that is not heard of for so long is gone. Windows tell of themselves every 3 s. */
export const GONE_AFTER_MS = 8_000;
const SWEEP_MS = 500;
/** A line that breaks comes back within this. */
const LINGER_MS = 15_000;
const MOST_VISITORS = 5_000;
const MOST_TABS = 20;

/**
 * Who is where at this moment: in the memory of this process, and in no log. What nobody renews is forgotten
 * by itself.
 */
export class Presence {
  readonly #rooms = new Map<string, Room>();
  readonly #now: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** A window shows a ticket, or still does. */
  beat({ workspaceId, ticketId, member, tab }: Window, typing: boolean): void {
    const room = this.#room(workspaceId);
    if (visitorsIn(room) >= MOST_VISITORS) return;
    this.#change(room, ticketId, (visitors) => {
      const visitor = visitors.get(member.id) ?? { name: member.name, tabs: new Map() };
      const [oldest] = visitor.tabs.keys();
      if (oldest !== undefined && visitor.tabs.size >= MOST_TABS) visitor.tabs.delete(oldest);
      visitor.tabs.set(tab, { until: this.#now() + GONE_AFTER_MS, typing });
      visitors.set(member.id, visitor);
    });
    this.#watch();
  }

  /** A window shows the ticket no more. */
  leave({ workspaceId, ticketId, member, tab }: Window): void {
    const room = this.#rooms.get(workspaceId);
    if (room?.tickets.has(ticketId)) {
      this.#change(room, ticketId, (visitors) => visitors.get(member.id)?.tabs.delete(tab));
    }
  }

  /** Tells who is there now, and of every change until the returned function is called. */
  follow(workspaceId: string, listener: Listener): () => void {
    const room = this.#room(workspaceId);
    room.listeners.add(listener);
    const now = [...room.tickets.keys()].map((id) => newsOf(room, id));
    if (now.length > 0) listener(now);
    return () => {
      room.listeners.delete(listener);
      this.#forget(workspaceId, room);
    };
  }

  /** A member opens an inbox; call the returned function when it is closed. */
  arrive(workspaceId: string, memberId: string): () => void {
    const { inboxes, lingering } = this.#room(workspaceId);
    inboxes.set(memberId, (inboxes.get(memberId) ?? 0) + 1);
    return () => {
      const left = (inboxes.get(memberId) ?? 1) - 1;
      if (left > 0) return void inboxes.set(memberId, left);
      inboxes.delete(memberId);
      lingering.set(memberId, this.#now() + LINGER_MS);
      this.#watch();
    };
  }

  /** Members who have an inbox open. */
  online(workspaceId: string): ReadonlySet<string> {
    const room = this.#rooms.get(workspaceId);
    if (!room) return new Set();
    const lately = [...room.lingering].filter(([, until]) => until > this.#now()).map(([id]) => id);
    return new Set([...room.inboxes.keys(), ...lately]);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#rooms.clear();
  }

  #room(workspaceId: string): Room {
    const known = this.#rooms.get(workspaceId);
    if (known) return known;
    const room: Room = {
      tickets: new Map(),
      listeners: new Set(),
      inboxes: new Map(),
      lingering: new Map(),
    };
    this.#rooms.set(workspaceId, room);
    return room;
  }

  /** Changes who is in a ticket, and tells of it when it looks different. */
  #change(room: Room, ticketId: string, work: (visitors: Map<string, Visitor>) => void): void {
    const before = JSON.stringify(newsOf(room, ticketId));
    const visitors = room.tickets.get(ticketId) ?? new Map<string, Visitor>();
    room.tickets.set(ticketId, visitors);
    work(visitors);
    for (const [id, { tabs }] of visitors) if (tabs.size === 0) visitors.delete(id);
    if (visitors.size === 0) room.tickets.delete(ticketId);
    const news = newsOf(room, ticketId);
    if (JSON.stringify(news) === before) return;
    for (const listener of room.listeners) listener([news]);
  }

  #sweep(): void {
    const now = this.#now();
    for (const [workspaceId, room] of this.#rooms) {
      for (const [id, until] of room.lingering) if (until <= now) room.lingering.delete(id);
      for (const ticketId of [...room.tickets.keys()]) {
        this.#change(room, ticketId, (visitors) => expire(visitors, now));
      }
      this.#forget(workspaceId, room);
    }
    const waits = ({ tickets, lingering }: Room) => tickets.size + lingering.size > 0;
    if ([...this.#rooms.values()].some(waits)) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Somebody will be gone some day. */
  #watch(): void {
    this.#timer ??= setInterval(() => this.#sweep(), SWEEP_MS);
    Deno.unrefTimer(Number(this.#timer));
  }

  #forget(workspaceId: string, { tickets, listeners, inboxes, lingering }: Room): void {
    const empty = [tickets, listeners, inboxes, lingering].every(({ size }) => size === 0);
    if (empty) this.#rooms.delete(workspaceId);
  }
}

function expire(visitors: Map<string, Visitor>, now: number): void {
  for (const { tabs } of visitors.values()) {
    for (const [tab, { until }] of tabs) if (until <= now) tabs.delete(tab);
  }
}

function visitorsIn({ tickets }: Room): number {
  return [...tickets.values()].reduce((sum, visitors) => sum + visitors.size, 0);
}

function newsOf({ tickets }: Room, ticketId: string): PresenceNews {
  const visitors = [...tickets.get(ticketId) ?? []];
  const members = visitors.map(([id, { name, tabs }]) => ({
    id,
    name,
    typing: [...tabs.values()].some((tab) => tab.typing),
  }));
  return { ticketId, members };
}
