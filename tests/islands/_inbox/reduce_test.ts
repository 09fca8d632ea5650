import assert from "node:assert/strict";
import {
  appendPage,
  mergeFirstPage,
  mergeMessages,
  nothingTouched,
  replaceTicket,
  touch,
} from "@/islands/_inbox/reduce.ts";
import type { LiveEvent, TicketView } from "@/lib/inbox/view.ts";
import { sampleMessage, sampleTicket } from "@/tests/components/inbox/sample.ts";

const ticket = (id: string, minute: number, change: Partial<TicketView> = {}) =>
  sampleTicket({ id, lastMessageAt: `2026-03-12T10:${String(minute).padStart(2, "0")}:00.000Z`, ...change });
const ids = (list: { id: string }[]) => list.map(({ id }) => id).join(" ");
const event = (seq: number, ticketId?: string, messageId?: string): LiveEvent => ({
  seq,
  kind: "message.created",
  ticketId,
  messageId,
});

Deno.test("events out of order and twice touch the same as once in order", () => {
  const events = [event(5, "a", "m1"), event(6, "b"), event(7, "a", "m2"), event(8)];
  const once = touch(nothingTouched(4), events);
  const twice = touch(
    touch(nothingTouched(4), [event(8), event(6, "b"), event(6, "b")]),
    events.toReversed(),
  );
  assert.deepEqual(twice.tickets.symmetricDifference(once.tickets), new Set());
  assert.deepEqual([...twice.messages].sort(), ["m1", "m2"]);
  assert.equal(once.seq, 8);
  assert.equal(twice.seq, 8);
  assert.equal(twice.beyond, true);
});

Deno.test("an old event does not turn the place in the log back", () => {
  assert.equal(touch(nothingTouched(90), [event(12, "a")]).seq, 90);
});

Deno.test("a fresh first page moves what has news to the top", () => {
  const known = [ticket("a", 30), ticket("b", 20), ticket("c", 10)];
  const page = { items: [ticket("c", 40), ticket("a", 30)], nextCursor: "x" };
  assert.equal(ids(mergeFirstPage(known, page)), "c a b");
});

Deno.test("what the first page passes over is gone from the list", () => {
  const known = [ticket("a", 30), ticket("closed", 25), ticket("b", 20), ticket("c", 10)];
  const page = { items: [ticket("a", 30), ticket("b", 20)], nextCursor: "x" };
  assert.equal(ids(mergeFirstPage(known, page)), "a b c");
});

Deno.test("a first page that is the whole list replaces it", () => {
  const known = [ticket("a", 30), ticket("b", 20)];
  assert.equal(ids(mergeFirstPage(known, { items: [ticket("b", 20)], nextCursor: null })), "b");
  assert.equal(ids(mergeFirstPage(known, { items: [], nextCursor: null })), "");
});

Deno.test("tickets of one moment are told apart by id", () => {
  const known = [ticket("b", 20), ticket("a", 20), ticket("0", 20)];
  const page = { items: [ticket("b", 20), ticket("a", 20)], nextCursor: "x" };
  assert.equal(ids(mergeFirstPage(known, page)), "b a 0");
});

Deno.test("a further page shows nothing twice", () => {
  const page = { items: [ticket("b", 20), ticket("c", 10)], nextCursor: null };
  assert.equal(ids(appendPage([ticket("a", 30), ticket("b", 20)], page)), "a b c");
});

Deno.test("a fresh ticket takes its place, a foreign one stays away", () => {
  const known = [ticket("a", 30), ticket("b", 20)];
  const moved = replaceTicket(known, ticket("b", 40, { status: "closed" }));
  assert.equal(ids(moved), "b a");
  assert.equal(moved[0]?.status, "closed");
  assert.equal(ids(replaceTicket(known, ticket("z", 50))), "a b");
});

Deno.test("messages come into order however they arrive, each once", () => {
  const at = (id: string, minute: number, text = "") =>
    sampleMessage({ id, text, createdAt: `2026-03-12T10:0${minute}:00.000Z` });
  const first = mergeMessages([], [at("b", 2), at("c", 3)]);
  const second = mergeMessages(first, [at("a", 1)]);
  const third = mergeMessages(second, [at("b", 2, "edited"), at("c", 3)]);
  assert.equal(ids(third), "a b c");
  assert.equal(third[1]?.text, "edited");
});

Deno.test("messages of one moment keep the server's order", () => {
  const now = { createdAt: "2026-03-12T10:00:00.000Z" };
  const page = ["x", "m", "a"].map((id) => sampleMessage({ id, ...now }));
  assert.equal(ids(mergeMessages(page, page)), "x m a");
  const [m] = mergeMessages([], [sampleMessage({ id: "m", text: "edited", ...now })]);
  assert.ok(m);
  assert.equal(ids(mergeMessages(page, [m])), "x m a", "one that changed stays where it stands");
});
