import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ToastItem } from "@/components/Toast.tsx";
import type { InboxFilters } from "@/components/inbox/filters.ts";
import { type Lang, lang } from "@/lib/i18n/lang.ts";
import { translate } from "@/lib/i18n/translate.ts";
import type { SlowAnswer } from "@/lib/inbox/views/slow_answers.ts";
import type { ComposerView, DraftView, LinkView, MessageView, Paged, TicketView } from "@/lib/inbox/view.ts";
import type { Outgoing } from "@/islands/_inbox/outbox.ts";
import type { Planner } from "@/islands/_inbox/planner.ts";
import type { InboxProps } from "@/islands/_inbox/props.ts";
import type { TeamKit } from "@/islands/_inbox/team/kit.tsx";
import type { Writing } from "@/islands/_inbox/writing.ts";

/** One conversation as far as it is known here. */
export interface OpenThread {
  ticket: TicketView;
  /** Oldest first; absent while they load. */
  messages?: MessageView[];
  /** Where older messages are; null at the beginning. */
  olderCursor: string | null;
  composer?: ComposerView;
  former?: TicketView[];
  /** What the viewer left unfinished here, as the server has it; null: as it had it once. */
  draft?: DraftView | null;
  links?: LinkView[];
}

export type LinkState = "on" | "lost" | "back";

/** All that the inbox knows, as signals; what changes it takes it as the first argument. */
export interface Inbox {
  readonly props: InboxProps;
  readonly lang: ReadonlySignal<Lang>;
  readonly clock: Signal<{ now: number; timeZone?: string }>;
  readonly filters: Signal<InboxFilters>;
  readonly tickets: Signal<TicketView[]>;
  readonly moreCursor: Signal<string | null>;
  /** Waits for the first page of another list. */
  readonly listLoading: Signal<boolean>;
  readonly openId: Signal<string | undefined>;
  readonly thread: Signal<OpenThread | undefined>;
  /** The ticket is gone, or loading it failed: the sentence that says so. */
  readonly threadError: Signal<string | undefined>;
  /** What of the open conversation was read before it was opened. ISO 8601; undefined: nothing new, or all. */
  readonly readAt: Signal<string | undefined>;
  /** Asked for by the address; a wide screen shows the card anyway. */
  readonly cardAsked: Signal<boolean>;
  /** Put away on wide screens. */
  readonly cardHidden: Signal<boolean>;
  readonly outbox: Signal<Outgoing[]>;
  /** Tickets with a text in the composer. */
  readonly drafts: Signal<ReadonlySet<string>>;
  readonly link: Signal<LinkState>;
  /** Where customers wait too long. */
  readonly slow: Signal<readonly SlowAnswer[]>;
  readonly toasts: Signal<ToastItem[]>;
  /** What a screen reader is told. */
  readonly news: Signal<string>;
  /** First pages of the lists seen in this visit, by their filters. */
  readonly lists: Map<string, Paged<TicketView>>;
  /** Conversations seen in this visit. */
  readonly cache: Map<string, OpenThread>;
  /** Composers as they were left. */
  readonly writings: Map<string, Writing>;
  /** What knows the channels' rules, once somebody writes. */
  readonly planner: Signal<Planner | undefined>;
  /** The scripts are at work. */
  readonly hydrated: Signal<boolean>;
  /** Id of the picture in the viewer. */
  readonly picture: Signal<string | undefined>;
  /** Id of the message that is being changed. */
  readonly editing: Signal<string | undefined>;
  /** The sheet that tells the keys is open. */
  readonly sheet: Signal<boolean | undefined>;
  /** What belongs to working together; it comes after what is answered by. */
  readonly team: Signal<TeamKit | undefined>;
  /** What the stream has told of who is where and nobody has taken in yet; empty: what was told is void. */
  readonly whispers: string[];
  /** Single keys act. Whoever dictates can switch them off (WCAG 2.2, 2.1.4). */
  readonly keysOn: Signal<boolean>;
}

export function createInbox(props: InboxProps): Inbox {
  const t = translate(props.locale, props.messages);
  const clock = signal<{ now: number; timeZone?: string }>({ now: props.now, timeZone: props.timeZone });
  const thread: OpenThread | undefined = props.open && {
    ticket: props.open.ticket,
    messages: props.open.messages.items,
    olderCursor: props.open.messages.nextCursor,
    composer: props.open.composer,
    draft: props.open.draft,
    links: props.open.links,
  };
  return {
    props,
    clock,
    lang: computed(() => lang(props.locale, t, clock.value)),
    filters: signal(props.filters),
    tickets: signal(props.tickets.items),
    moreCursor: signal(props.tickets.nextCursor),
    listLoading: signal(false),
    openId: signal(props.open?.ticket.id),
    thread: signal(thread),
    threadError: signal(undefined),
    readAt: signal(props.open?.ticket.unread ? props.open.ticket.readAt : undefined),
    cardAsked: signal(props.card ?? false),
    cardHidden: signal(false),
    outbox: signal([]),
    drafts: signal(new Set<string>()),
    link: signal<LinkState>("on"),
    slow: signal(props.slow ?? []),
    toasts: signal([]),
    news: signal(""),
    lists: new Map(),
    cache: new Map(thread ? [[thread.ticket.id, thread]] : []),
    writings: new Map(),
    planner: signal(undefined),
    hydrated: signal(false),
    picture: signal(undefined),
    editing: signal(undefined),
    sheet: signal(undefined),
    team: signal(undefined),
    whispers: [],
    keysOn: signal(true),
  };
}

const KEPT = 30;

/** Keeps a conversation for the next visit, and shows it when it is the open one. */
export function keepThread(inbox: Inbox, thread: OpenThread): void {
  const { id } = thread.ticket;
  inbox.cache.delete(id);
  inbox.cache.set(id, thread);
  const [oldest] = inbox.cache.keys();
  if (inbox.cache.size > KEPT && oldest) inbox.cache.delete(oldest);
  if (inbox.openId.peek() === id) inbox.thread.value = thread;
}

/** Tells a screen reader. The same words once more would be no change, and so be passed over. */
export function say({ news }: Inbox, text: string): void {
  news.value = news.peek() === text ? `${text}\u00a0` : text;
}

/** Changes a ticket wherever it is shown. */
export function patchTicket(inbox: Inbox, id: string, change: Partial<TicketView>): void {
  batch(() => {
    inbox.tickets.value = inbox.tickets.peek().map((one) => one.id === id ? { ...one, ...change } : one);
    const known = inbox.cache.get(id);
    if (known) keepThread(inbox, { ...known, ticket: { ...known.ticket, ...change } });
  });
}
