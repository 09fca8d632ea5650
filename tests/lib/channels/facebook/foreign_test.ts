import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/facebook/normalise.ts";
import { onlyMessage, told } from "../graph/events.ts";
import { body, comment, connection, CUSTOMER, event, message, PAGE, TIME } from "./samples.ts";

const read = (payload: unknown) => normalise(payload, connection());

Deno.test("C-10 a message without an id is taken, and taken once", () => {
  const nameless = event({ message: { text: "Есть кто?" } });
  const [first, again] = [onlyMessage(read(nameless)), onlyMessage(read(nameless))];
  assert.match(first.externalId, /^unnamed:/);
  assert.equal(first.externalId, again.externalId);
  for (const content of [{}, null, { is_deleted: true }]) {
    assert.deepEqual(read(event({ message: content })), []);
  }
});

Deno.test("FB-02 an event of a conversation that comes as a change is read all the same", () => {
  const value = {
    sender: { id: CUSTOMER },
    recipient: { id: PAGE },
    timestamp: String(TIME),
    message: { mid: "m_5", text: "Ау" },
  };
  const found = onlyMessage(read(body({ changes: [{ field: "messages", value }] })));
  assert.deepEqual([found.text, found.person.externalId, found.sentAt], ["Ау", CUSTOMER, TIME]);
});

Deno.test("FB-04 the author of a comment of an older version stands in the change itself", () => {
  const older = { from: undefined, sender_id: 555, sender_name: "Анна Котова" };
  assert.deepEqual(onlyMessage(read(comment(older))).person, { externalId: "555", name: "Анна Котова" });
  assert.equal(onlyMessage(read(comment({ from: undefined, sender_id: PAGE }))).from, "ours");
});

Deno.test("FB-05 a file without an address is shown by its kind, anything else by its name", () => {
  const attachments = [{ type: "file", title: "смета.pdf" }, { type: "image", payload: {} }, {
    type: "share",
  }];
  const found = onlyMessage(read(message({ attachments })));
  assert.deepEqual(told(found.attachments), [
    { kind: "file", name: "смета.pdf", unavailable: "protected" },
    { kind: "image", unavailable: "protected" },
  ]);
  assert.equal(found.unknown?.what, "share");
});

Deno.test("C-10 what a customer answers to a form is told, each mark with its words", () => {
  const questions = {
    service: { type: "csat", payload: "4", follow_up: { type: "free_form", payload: "Быстро, спасибо" } },
    again: { type: "nps", payload: 9 },
  };
  const feedback = { feedback_screens: [{ screen_id: 0, questions }] };
  const found = onlyMessage(read(event({ messaging_feedback: feedback })));
  assert.deepEqual([found.text, found.unknown], ["4\nБыстро, спасибо\n9", undefined]);
  const bare = onlyMessage(read(event({ messaging_feedback: { feedback_screens: [] } })));
  assert.equal(bare.unknown?.what, "feedback");
});

Deno.test("C-10 a text that came as a number is a text", () => {
  assert.equal(onlyMessage(read(message({ text: 42 }))).text, "42");
  assert.equal(onlyMessage(read(comment({ message: 42 }))).text, "42");
});
