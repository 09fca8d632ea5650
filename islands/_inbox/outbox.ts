import { REFUSED } from "@/components/inbox/MessageBubble.tsx";
import type { MessageView } from "@/lib/inbox/view.ts";
import { type Answer, call, OFFLINE, type Refusal } from "@/islands/_inbox/api.ts";
import { mergeMessages } from "@/islands/_inbox/reduce.ts";
import { type Inbox, keepThread } from "@/islands/_inbox/state.ts";
import { namesOf, recall, remember } from "@/islands/_inbox/storage.ts";
import { sentenceOf } from "@/islands/_inbox/toasts.ts";

/** What goes to the API, as it is sent again after a failure. */
export interface OutgoingBody {
  clientId: string;
  text: string;
  /** Ids of uploads. */
  attachments: string[];
  private: boolean;
  via?: "direct" | "comment";
  replyTo?: string;
  /** The newest message that the writer had seen. */
  after?: string;
}

/** An answer that is on its way to our own server, or did not get there. */
export interface Outgoing {
  ticketId: string;
  body: OutgoingBody;
  /** The bubble that stands in for it. */
  view: MessageView;
}

/** An answer that met these goes out again by itself: nobody has looked at it. */
const UNHEARD = [OFFLINE.code, "unauthorized"];

/** The messages of a conversation with those that are still on their way, each once. */
export function withOutgoing(messages: readonly MessageView[], outbox: readonly Outgoing[]): MessageView[] {
  const arrived = new Set(messages.map(({ clientId }) => clientId));
  return [...messages, ...outbox.filter(({ body }) => !arrived.has(body.clientId)).map(({ view }) => view)];
}

/** Sends an answer; its bubble shows at once and stays with the reason when it fails. */
export async function dispatch(inbox: Inbox, outgoing: Outgoing): Promise<Answer<MessageView>> {
  put(inbox, { ...outgoing, view: { ...outgoing.view, status: "sending", error: undefined } });
  const path = `/tickets/${encodeURIComponent(outgoing.ticketId)}/messages`;
  const answer = await inTurn(path, () => call<MessageView>("POST", path, outgoing.body));
  if (answer.ok) arrive(inbox, outgoing, answer.data);
  else put(inbox, { ...heldBack(outgoing, answer), view: failed(inbox, outgoing.view, answer) });
  return answer;
}

const turns = new Map<string, Promise<unknown>>();

/** The answers of one conversation go one after another: they arrive as they were written. */
function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
  const turn = Promise.resolve(turns.get(path)).then(work);
  turns.set(path, turn);
  return turn;
}

/** What crossed it is told beside it: whoever sends it once more has seen that. */
function heldBack(outgoing: Outgoing, { code, details }: Refusal): Outgoing {
  if (code !== "newer_message") return outgoing;
  return { ...outgoing, body: { ...outgoing.body, after: String(details.messageId ?? "") } };
}

/** Takes an answer that was not sent off the screen for good. */
export function discard(inbox: Inbox, clientId: string): void {
  inbox.outbox.value = inbox.outbox.peek().filter(({ body }) => body.clientId !== clientId);
  remember(prefix(inbox) + clientId, undefined);
}

/** What failed for want of a connection goes out again; its `clientId` keeps it from going out twice. */
export function retryOffline(inbox: Inbox): void {
  for (const outgoing of inbox.outbox.peek()) {
    if (outgoing.view.error?.code === OFFLINE.code) void dispatch(inbox, outgoing);
  }
}

/** Brings back what an earlier visit could not send. */
export function restoreOutbox(inbox: Inbox): void {
  const start = prefix(inbox);
  const kept = namesOf(start).map((name) => recall(start + name)).filter(isOutgoing).map((one) =>
    one.view.error?.code === REFUSED ? one : { ...one, view: failed(inbox, one.view, OFFLINE) }
  );
  kept.sort((a, b) => a.view.createdAt < b.view.createdAt ? -1 : 1);
  inbox.outbox.value = [...kept, ...inbox.outbox.peek()];
}

function put(inbox: Inbox, outgoing: Outgoing): void {
  const others = inbox.outbox.peek();
  const at = others.findIndex(({ body }) => body.clientId === outgoing.body.clientId);
  inbox.outbox.value = at < 0 ? [...others, outgoing] : others.with(at, outgoing);
  remember(prefix(inbox) + outgoing.body.clientId, outgoing);
}

function arrive(inbox: Inbox, { ticketId, body }: Outgoing, message: MessageView): void {
  const thread = inbox.cache.get(ticketId);
  const known = thread?.messages?.some(({ clientId }) => clientId === body.clientId);
  if (thread?.messages && !known) {
    keepThread(inbox, { ...thread, messages: mergeMessages(thread.messages, [message]) });
  }
  discard(inbox, body.clientId);
}

function failed(inbox: Inbox, view: MessageView, refusal: Refusal): MessageView {
  const code = UNHEARD.includes(refusal.code) ? OFFLINE.code : REFUSED;
  return { ...view, status: "failed", error: { code, message: sentenceOf(inbox, refusal) } };
}

/** Each is kept by itself: other tabs have answers of their own. */
function prefix(inbox: Inbox): string {
  return `otklik:outbox:${inbox.props.viewer.id}:`;
}

function isOutgoing(value: unknown): value is Outgoing {
  return typeof value === "object" && value !== null && "ticketId" in value && "body" in value &&
    "view" in value;
}
