import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/whatsapp/normalise.ts";
import { onlyMessage, told } from "../parcels.ts";
import { change, connection, message, text } from "./samples.ts";

const read = (payload: unknown) => normalise(payload, connection());

Deno.test("C-10 a message without an id is taken, and taken once", () => {
  const nameless = text({ id: undefined });
  const [first, again] = [onlyMessage(read(nameless)), onlyMessage(read(nameless))];
  assert.match(first.externalId, /^unnamed:/);
  assert.equal(first.externalId, again.externalId);
  assert.notEqual(
    onlyMessage(read(text({ id: undefined, text: { body: "И ещё" } }))).externalId,
    first.externalId,
  );
});

Deno.test("C-10 what names no number came to this connection's own address; another number stays another's", () => {
  const here = text();
  const value = here.entry[0]?.changes[0]?.value;
  assert.ok(value);
  Reflect.deleteProperty(value, "metadata");
  assert.equal(onlyMessage(read(here)).text, "Чашки остались?");
  assert.deepEqual(
    read(change({ metadata: { phone_number_id: "999" }, messages: [{ from: "1", id: "w" }] })),
    [],
  );
});

Deno.test("C-10 empty members of the list are nobody's words, whoever stands beside them", () => {
  const contacts = [{ profile: { name: "Анна" }, wa_id: "79990001122" }];
  assert.deepEqual(read(change({ contacts, messages: [null, {}, 7] })), []);
});

Deno.test("WA-03 media that WhatsApp itself could not take in are shown by kind and name", () => {
  const document = { filename: "смета.pdf", mime_type: "application/pdf" };
  const found = onlyMessage(read(message({ type: "document", document, errors: [{ code: 131_052 }] })));
  assert.deepEqual(told(found.attachments), [
    { kind: "file", name: "смета.pdf", contentType: "application/pdf", unavailable: "expired" },
  ]);
});

Deno.test("C-10 a button without words is told by its code", () => {
  assert.equal(onlyMessage(read(message({ type: "button", button: { payload: "later" } }))).text, "later");
});

Deno.test("C-10 where the type is missing, the member of its name tells it", () => {
  assert.equal(onlyMessage(read(message({ text: { body: "Ау" } }))).text, "Ау");
  assert.equal(onlyMessage(read(message({ image: { id: "65" } }))).attachments[0]?.ref, "65");
});

Deno.test("C-10 a text that came bare or as a number is a text", () => {
  for (const [given, expected] of [["Ау", "Ау"], [{ body: 42 }, "42"]] as const) {
    assert.equal(onlyMessage(read(message({ type: "text", text: given }))).text, expected);
  }
});

Deno.test("C-10 a form that keeps its answers one level deeper is read as well", () => {
  const response_json = JSON.stringify({ values: { city: "Тверь", house: 7 }, flow_token: "x" });
  const interactive = {
    type: "nfm_reply",
    nfm_reply: { name: "address_message", body: "Адрес", response_json },
  };
  assert.equal(
    onlyMessage(read(message({ type: "interactive", interactive }))).text,
    "Адрес\ncity: Тверь\nhouse: 7",
  );
});

Deno.test("WA-03 the card of a firm has the firm's name, one with an address alone the address", () => {
  const contacts = [{ org: { company: "Глина и небо" } }, { emails: [{ email: "pots@example.org" }] }];
  const found = onlyMessage(read(message({ type: "contacts", contacts })));
  assert.deepEqual(found.attachments.map(({ name }) => name), ["Глина и небо", "pots@example.org"]);
});
