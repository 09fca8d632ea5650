import assert from "node:assert/strict";
import type { Visit } from "@/lib/chat/chat.ts";
import { openChat } from "@/lib/chat/chat.ts";
import { follow } from "@/lib/chat/follow.ts";
import { Threads } from "@/lib/chat/threads.ts";
import type { ChatEvent } from "@/lib/chat/view.ts";
import { within } from "@/tests/within.ts";
import { type Desk, openDesk } from "./desk.ts";
import type { Visitor } from "./visitor.ts";

async function visitOf(desk: Desk, visitor: Visitor): Promise<Visit> {
  return { ...await openChat(desk.services, visitor.connectionId), visitorId: visitor.id };
}

/** Follows a visitor and collects what is heard. */
async function ear(desk: Desk, visitor: Visitor, after = 0) {
  const heard: ChatEvent[] = [];
  let seq = after;
  const bells = new Map<() => boolean, () => void>();
  const leave = await follow(desk.services, new Threads(), await visitOf(desk, visitor), after, {
    hear(events, upTo) {
      heard.push(...events);
      seq = upTo;
      for (const [met, ring] of bells) if (met()) ring();
    },
    fail: (error) => assert.fail(String(error)),
  });
  return {
    heard,
    leave,
    /** Resolves once everything up to a line of the log was looked at. */
    async upTo(line: number): Promise<void> {
      const met = () => seq >= line;
      if (!met()) await within(`line ${line}`, new Promise<void>((ring) => bells.set(met, ring)));
    },
  };
}

const latest = (desk: Desk) => desk.services.live.latest(desk.workspaceId);

Deno.test("a visitor hears of their own messages and answers, and of nobody else's", async () => {
  await using desk = await openDesk();
  const [marina, boris] = [desk.visitor(), desk.visitor()];
  const mine = await marina.write("Я Марина");
  await boris.write("Я Борис");
  const { heard, leave, upTo } = await ear(desk, marina);
  await boris.write("Ещё я");
  const ticket = (await desk.tickets()).find(({ preview }) => preview === "Я Марина");
  const answer = await desk.answer(ticket!.id, "Здравствуйте, Марина");
  await upTo(await latest(desk));
  leave();
  assert.deepEqual(new Set(heard.map(({ messageId }) => messageId)), new Set([mine.id, answer]));
  assert.deepEqual(Object.keys(heard[0]!).sort(), ["kind", "messageId", "seq"]);
});

Deno.test("that a note was written is not heard, nor that the ticket was closed", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Здравствуйте");
  const after = await latest(desk);
  const { heard, leave, upTo } = await ear(desk, marina, after);
  const [ticket] = await desk.tickets();
  await desk.answer(ticket!.id, "Только между нами", { private: true });
  await desk.close(ticket!.id);
  await upTo(await latest(desk));
  leave();
  assert.deepEqual(heard, []);
});

Deno.test("who comes again with the last line misses nothing and hears nothing twice", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("1");
  const first = await ear(desk, marina);
  await marina.write("2");
  await first.upTo(await latest(desk));
  first.leave();
  const away = [await marina.write("3"), await marina.write("4")];
  const last = first.heard.at(-1)!.seq;
  const again = await ear(desk, marina, last);
  const after = await marina.write("5");
  await again.upTo(await latest(desk));
  again.leave();
  assert.deepEqual(again.heard.map(({ messageId }) => messageId), [...away, after].map(({ id }) => id));
  assert.ok(again.heard.every(({ seq }) => seq > last));
});

Deno.test("whoever has left hears nothing any more", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("1");
  const { heard, leave } = await ear(desk, marina);
  const before = heard.length;
  leave();
  await marina.write("2");
  const other = await ear(desk, marina);
  await other.upTo(await latest(desk));
  other.leave();
  assert.equal(heard.length, before);
});
