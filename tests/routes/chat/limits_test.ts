import assert from "node:assert/strict";
import { openDesk } from "../../lib/chat/desk.ts";
import { refusal, type Visitor } from "../../lib/chat/visitor.ts";

function write(visitor: Visitor): Promise<Response> {
  return visitor.ask("messages", { method: "POST", body: { id: crypto.randomUUID(), text: "x" } });
}

Deno.test("a visitor writes thirty messages a minute, then waits, and others do not", async () => {
  await using desk = await openDesk();
  const [marina, boris] = [desk.visitor(), desk.visitor()];
  for (let i = 0; i < 30; i++) await marina.write(String(i));
  const answer = await write(marina);
  assert.equal(answer.status, 429);
  const wait = Number(answer.headers.get("retry-after"));
  assert.ok(wait > 0 && wait <= 60, `${wait} s`);
  assert.equal((await answer.json()).error.code, "too_many_requests");
  await boris.write("Я тут ни при чём");
  desk.pass(60_000);
  await marina.write("Снова можно");
});

Deno.test("one address opens a hundred conversations in ten minutes, in one chat", async () => {
  await using desk = await openDesk();
  for (let i = 0; i < 100; i++) await desk.visitor().write("x");
  const flood = desk.visitor();
  await flood.hello();
  assert.deepEqual(await refusal(write(flood)), [429, "too_many_requests"]);
  await desk.visitor(await desk.addChat()).write("Другой чат не страдает");
  assert.equal((await desk.tickets()).filter(({ preview }) => preview === "x").length > 0, true);
});

Deno.test("files and looks have limits of their own", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  await marina.hello();
  for (let i = 0; i < 40; i++) await marina.upload(new TextEncoder().encode(`${i}`), "x.txt");
  const body = new FormData();
  body.set("file", new File(["x"], "x.txt"));
  assert.deepEqual(await refusal(marina.ask("uploads", { method: "POST", body })), [
    429,
    "too_many_requests",
  ]);
  const looks = Array.from({ length: 300 }, () => marina.ask("messages?after=0"));
  const codes = (await Promise.all(looks)).map(({ status }) => status);
  // The uploads were calls as well.
  assert.equal(codes.filter((code) => code === 200).length, 300 - 41);
  assert.equal(codes.filter((code) => code === 429).length, 41);
});
