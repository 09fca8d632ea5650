import assert from "node:assert/strict";
import { openDesk, ORIGIN } from "../../lib/chat/desk.ts";
import { refusal, type Visitor } from "../../lib/chat/visitor.ts";

function send(visitor: Visitor, fields: Record<string, string>, headers: Record<string, string> = {}) {
  return visitor.ask("form", {
    method: "POST",
    body: new URLSearchParams(fields).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": "100",
      origin: ORIGIN,
      ...headers,
    },
  });
}

Deno.test("without scripts a form writes, and a cookie that scripts cannot read knows who wrote", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const first = await send(marina, { id: crypto.randomUUID(), text: "Без скриптов" });
  assert.equal(first.status, 303);
  assert.equal(first.headers.get("location"), `/chat/${desk.connectionId}`);
  const [cookie = "", ...attributes] = (first.headers.get("set-cookie") ?? "").split("; ");
  assert.match(cookie, new RegExp(`^otklik-chat-${desk.connectionId}=[\\w.-]+$`));
  assert.deepEqual(attributes, ["Max-Age=15552000", "Path=/", "HttpOnly", "SameSite=Lax"]);
  await send(marina, { id: crypto.randomUUID(), text: "Ещё" }, { cookie });
  const tickets = await desk.tickets();
  assert.equal(tickets.length, 1);
  const texts = (await desk.messages(tickets[0]!.id)).map(({ text }) => text);
  assert.deepEqual(texts, ["Без скриптов", "Ещё"]);
});

Deno.test("a form that another site sends is not taken", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const fields = { id: crypto.randomUUID(), text: "Подброшено" };
  for (
    const [name, value] of [["origin", "https://evil.example"], ["sec-fetch-site", "cross-site"]] as const
  ) {
    const answer = await send(marina, fields, { [name]: value });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), `/chat/${desk.connectionId}?problem=forbidden`);
    assert.equal(answer.headers.get("set-cookie"), null);
  }
  assert.deepEqual(await desk.tickets(), []);
});

Deno.test("an empty or overlong message leads back to the page with the reason and its words", async () => {
  await using desk = await openDesk();
  const marina = desk.visitor();
  const problem = async (fields: Record<string, string>) => {
    const { status, headers } = await send(marina, fields);
    assert.equal(status, 307);
    return new URL(headers.get("location") ?? "", ORIGIN).searchParams.get("problem");
  };
  assert.equal(await problem({ id: crypto.randomUUID(), text: " " }), "invalid_request");
  assert.equal(await problem({ id: crypto.randomUUID(), text: "я".repeat(10_001) }), "text_too_long");
  assert.equal(await problem({ text: "Без имени" }), "invalid_request");
});

Deno.test("a form for a chat that is not there is not found", async () => {
  await using desk = await openDesk();
  const stranger = desk.visitor("nobody-nobody-nobody-0000");
  assert.deepEqual(await refusal(send(stranger, { id: crypto.randomUUID(), text: "x" })), [404, "not_found"]);
});
