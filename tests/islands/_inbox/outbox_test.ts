import assert from "node:assert/strict";
import { type Outgoing, withOutgoing } from "@/islands/_inbox/outbox.ts";
import { sampleAnswer, sampleMessage } from "@/tests/components/inbox/sample.ts";

function outgoing(clientId: string): Outgoing {
  const view = sampleAnswer({ id: clientId, clientId, status: "sending" });
  return { ticketId: "t1", view, body: { clientId, text: "", attachments: [], private: false } };
}

Deno.test("an answer on its way stands at the end", () => {
  const shown = withOutgoing([sampleMessage({ id: "a" })], [outgoing("c-1")]);
  assert.deepEqual(shown.map(({ id }) => id), ["a", "c-1"]);
});

Deno.test("once the server has it, the stand-in is gone, whichever came first", () => {
  const arrived = sampleAnswer({ id: "m7", clientId: "c-1" });
  const shown = withOutgoing([arrived], [outgoing("c-1"), outgoing("c-2")]);
  assert.deepEqual(shown.map(({ id }) => id), ["m7", "c-2"]);
});

Deno.test("messages without a client's name hide no stand-in", () => {
  assert.equal(withOutgoing([sampleMessage()], [outgoing("c-1")]).length, 2);
});
