import assert from "node:assert/strict";
import { read } from "@/islands/_inbox/live.ts";
import { refusal } from "@/islands/_inbox/api.ts";

Deno.test("a line of the stream becomes an event", () => {
  const event = { seq: 7, kind: "ticket.updated", ticketId: "t1" };
  assert.deepEqual(read(JSON.stringify(event)), event);
});

for (const line of ["", "still here", "null", "[]", '{"seq":"7","kind":"x"}', '{"seq":7}', "{"]) {
  Deno.test(`the line ${JSON.stringify(line)} is no event`, () => assert.equal(read(line), undefined));
}

Deno.test("the API's error envelope is read with its sentence and details", () => {
  const error = { code: "newer_message", message: "Пришло новое.", details: { messageId: "m1" } };
  assert.deepEqual(refusal({ error }), { ok: false, ...error });
});

for (const body of [null, "Bad Gateway", {}, { error: null }, { error: { code: 7, details: "x" } }]) {
  Deno.test(`an answer like ${JSON.stringify(body)} is an internal error`, () => {
    assert.deepEqual(refusal(body), { ok: false, code: "internal", message: "", details: {} });
  });
}
