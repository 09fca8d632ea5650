import assert from "node:assert/strict";
import fc from "fast-check";
import { normalise } from "@/lib/channels/whatsapp/normalise.ts";
import { assertSound, broken } from "../graph/events.ts";
import { change, connection, contact, echo, message, status, text, USER } from "./samples.ts";

const HERE = connection();
const TYPES = [
  "text",
  "image",
  "video",
  "audio",
  "document",
  "sticker",
  "location",
  "contacts",
  "button",
  "interactive",
  "order",
  "reaction",
  "edit",
  "revoke",
  "system",
  "unsupported",
  "__proto__",
  "constructor",
];

/** Whatever went in: the same sound events every time. */
function soundly(payload: unknown): void {
  const events = normalise(payload, HERE);
  assert.deepEqual(normalise(payload, HERE), events);
  assertSound(events);
}

const GOOD: readonly unknown[] = [
  text({ from_user_id: USER, context: { id: "wamid.0" } }, [contact({ user_id: USER })]),
  message({ type: "image", image: { id: "1", mime_type: "image/png", caption: "c" } }),
  message({ type: "document", document: { id: "1", filename: "f", mime_type: "a/b" } }),
  message({ type: "location", location: { latitude: 1, longitude: 2, name: "n", address: "a" } }),
  message({ type: "contacts", contacts: [{ name: { formatted_name: "n" }, phones: [{ phone: "1" }] }] }),
  message({
    type: "interactive",
    interactive: { type: "nfm_reply", nfm_reply: { body: "b", response_json: '{"a":1}' } },
  }),
  message({
    type: "order",
    order: { text: "t", product_items: [{ product_retailer_id: "p", quantity: 1 }] },
  }),
  message({ type: "reaction", reaction: { message_id: "m", emoji: "👍" } }),
  message({
    type: "edit",
    edit: { original_message_id: "m", message: { type: "text", text: { body: "b" } } },
  }),
  message({ type: "revoke", revoke: { original_message_id: "m" } }),
  message({ type: "system", system: { type: "user_changed_number", wa_id: "1", user_id: "RU.1" } }),
  echo({ type: "text", text: { body: "b" } }, { contacts: [contact()] }),
  status({ status: "failed", errors: [{ code: 1, title: "t", error_data: { details: "d" } }] }),
  change({
    contacts: [contact()],
    calls: [{ id: "c", from: "1", event: "connect", direction: "USER_INITIATED" }],
  }, "calls"),
];

Deno.test("C-10 anything at all is read without an exception", () => {
  const runs = { numRuns: 300 };
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), soundly), runs);
  const lists = fc.dictionary(
    fc.constantFrom("messages", "statuses", "contacts", "message_echoes", "calls"),
    fc.anything(),
  );
  fc.assert(fc.property(lists, (value) => soundly(change(value))), runs);
  fc.assert(
    fc.property(
      fc.constantFrom(...TYPES),
      fc.anything(),
      fc.anything(),
      (type, part, contacts) => soundly(message({ type, [type]: part }, [contacts])),
    ),
    runs,
  );
});

Deno.test("C-10 one broken member anywhere in a good body is survived", () => {
  for (const body of GOOD) for (const payload of broken(body)) soundly(payload);
});

Deno.test("one broken message, change or entry among a hundred costs nobody else", () => {
  const [entry] = text().entry;
  const wrong = [null, 7, {
    changes: [null, { field: "messages", value: { metadata: null, messages: [{}] } }],
  }];
  const events = normalise({
    object: "whatsapp_business_account",
    entry: [...wrong, ...Array.from({ length: 100 }, () => entry), ...wrong],
  }, HERE);
  assert.equal(events.length, 100);
  const messages = [null, { id: "x" }, { from: "1", id: "wamid.1", type: "text", text: { body: "a" } }, {
    from: {},
  }];
  assert.equal(normalise(change({ contacts: [], messages }), HERE).length, 1);
});
