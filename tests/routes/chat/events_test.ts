import assert from "node:assert/strict";
import { disconnect } from "@/lib/inbox/connect.ts";
import { openDesk } from "../../lib/chat/desk.ts";
import { refusal } from "../../lib/chat/visitor.ts";
import { openLine } from "./line.ts";

const leaky = { sanitizeOps: true, sanitizeResources: true };

Deno.test("an answer is told at once, by ids and kinds alone", leaky, async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("Здравствуйте");
  const { seq } = await marina.page();
  const line = await openLine(marina, seq);
  const [ticket] = await desk.tickets();
  const answer = await desk.answer(ticket!.id, "Тайный текст");
  await line.has(1);
  assert.equal(line.events[0]?.messageId, answer);
  assert.deepEqual(Object.keys(line.events[0]!).sort(), ["kind", "messageId", "seq"]);
  await line.hangUp();
});

Deno.test("a page that comes again resumes without gaps, also under load", leaky, async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const boris = desk.visitor();
  await marina.write("0");
  let { seq } = await marina.page();
  const written = new Set<string>();
  const heard: string[] = [];
  const seqs: number[] = [];
  for (let round = 0; round < 6; round++) {
    const line = await openLine(marina, seq);
    const sent = await Promise.all([
      marina.write(`${round} a`),
      boris.write("шум"),
      marina.write(`${round} b`),
    ]);
    written.add(sent[0].id).add(sent[2].id);
    // The line breaks at whatever has come by then.
    await line.has(round % 3);
    await line.hangUp();
    heard.push(...line.events.map(({ messageId }) => messageId));
    seqs.push(...line.events.map((event) => event.seq));
    seq = line.last();
  }
  const rest = await openLine(marina, seq);
  await rest.has(written.size - new Set(heard).size);
  await rest.hangUp();
  heard.push(...rest.events.map(({ messageId }) => messageId));
  seqs.push(...rest.events.map((event) => event.seq));
  assert.deepEqual(new Set(heard), written);
  assert.deepEqual(seqs, [...new Set(seqs)].sort((a, b) => a - b));
});

Deno.test("a stranger's line stays silent, and its signs of life move it on", leaky, async () => {
  await using desk = await openDesk({ heartbeatMs: 20 });
  const [marina, boris] = [desk.visitor(), desk.visitor()];
  await boris.hello();
  const line = await openLine(boris);
  const before = line.last();
  await marina.write("Не для Бориса");
  const latest = await desk.services.live.latest(desk.workspaceId);
  while (line.last() < latest) await line.beat();
  assert.deepEqual(line.events, []);
  assert.ok(line.last() > before);
  await line.hangUp();
});

Deno.test("the line ends when the chat is taken away or the token runs out", leaky, async () => {
  await using desk = await openDesk({ heartbeatMs: 20 });
  const marina = desk.visitor();
  await marina.hello();
  const line = await openLine(marina);
  desk.pass(181 * 86_400_000);
  await line.ended();
  await marina.hello();
  const other = await openLine(marina);
  await disconnect(
    desk.services,
    await desk.services.workspaces.open(desk.workspaceId),
    desk.connectionId,
  );
  await other.ended();
});

Deno.test("a visitor holds six lines at most, and one that is let go makes room", leaky, async () => {
  await using desk = await openDesk();
  const [marina, boris] = [desk.visitor(), desk.visitor()];
  await marina.hello();
  await boris.hello();
  const lines = [];
  for (let i = 0; i < 6; i++) lines.push(await openLine(marina));
  assert.deepEqual(await refusal(marina.ask("events")), [429, "too_many_requests"]);
  // Who asks for the head alone holds nothing.
  for (let i = 0; i < 7; i++) assert.equal((await boris.ask("events", { method: "HEAD" })).status, 200);
  lines.push(await openLine(boris));
  await lines.shift()?.hangUp();
  lines.push(await openLine(marina));
  for (const line of lines) await line.hangUp();
});

Deno.test("a page that is ahead of a restored backup is not left waiting", leaky, async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.write("1");
  const line = await openLine(marina, 1_000_000);
  await marina.write("2");
  await line.has(1);
  await line.hangUp();
});
