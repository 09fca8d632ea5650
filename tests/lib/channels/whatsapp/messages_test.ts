import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/whatsapp/normalise.ts";
import { only, onlyMessage, told } from "../graph/events.ts";
import { change, connection, contact, message, PHONE, text, TIME, USER } from "./samples.ts";

const read = (payload: unknown) => normalise(payload, connection());
const messageIn = (type: string, part: unknown) => onlyMessage(read(message({ type, [type]: part })));

Deno.test("WA-02 a message belongs to its writer's conversation, WA-08 with name, nickname and number", () => {
  assert.deepEqual(told(only(read(text({ context: { from: "x", id: "wamid.0" } })))), {
    type: "message",
    externalId: "wamid.1",
    thread: { kind: "direct", key: PHONE },
    from: "contact",
    person: {
      externalId: PHONE,
      name: "Анна",
      username: "ann",
      phone: `+${PHONE}`,
      profileUrl: `https://wa.me/${PHONE}`,
    },
    text: "Чашки остались?",
    attachments: [],
    replyTo: "wamid.0",
    sentAt: TIME,
  });
});

Deno.test("a person is known by the id within our business, and the number leads to it", () => {
  const events = read(text({ from_user_id: USER }, [contact({ user_id: USER })]));
  assert.deepEqual(events[0], { type: "rename", from: PHONE, to: USER, at: TIME });
  const found = onlyMessage(events);
  assert.deepEqual([found.person.externalId, found.thread.key, found.person.phone], [
    USER,
    USER,
    `+${PHONE}`,
  ]);
});

Deno.test("the id within our business is found beside the message too", () => {
  assert.equal(onlyMessage(read(text({}, [contact({ user_id: USER })]))).person.externalId, USER);
  const two = [contact({ wa_id: "1", user_id: "US.1" }), contact({ user_id: USER })];
  assert.equal(onlyMessage(read(text({}, two))).person.externalId, USER);
});

Deno.test("a person without a number has none, and is no number", () => {
  const events = read(
    text({ from: undefined, from_user_id: USER }, [contact({ wa_id: undefined, user_id: USER })]),
  );
  assert.deepEqual(told(onlyMessage(events).person), { externalId: USER, name: "Анна", username: "ann" });
  assert.equal(events.length, 1);
  assert.deepEqual(read(text({ from: undefined }, [])), []);
});

Deno.test("a message without contacts is taken all the same", () => {
  const found = onlyMessage(read(text({}, [])));
  assert.deepEqual([found.person.externalId, found.person.name], [PHONE, undefined]);
});

Deno.test("WA-03 WA-04 WA-05 media come as references, documents with their names", () => {
  const cases = [
    ["image", { id: "1", mime_type: "image/jpeg", caption: "Вот" }, {
      kind: "image",
      contentType: "image/jpeg",
    }, "Вот"],
    ["video", { id: "2", mime_type: "video/mp4" }, { kind: "video", contentType: "video/mp4" }, ""],
    ["audio", { id: "3", mime_type: "audio/ogg; codecs=opus", voice: true }, {
      kind: "audio",
      contentType: "audio/ogg",
    }, ""],
    ["sticker", { id: "4", mime_type: "image/webp", animated: true }, {
      kind: "sticker",
      contentType: "image/webp",
    }, ""],
    [
      "document",
      { id: "5", mime_type: "application/pdf", filename: "прайс.pdf", caption: "Прайс" },
      { kind: "file", name: "прайс.pdf", contentType: "application/pdf" },
      "Прайс",
    ],
  ] as const;
  for (const [type, part, expected, words] of cases) {
    const found = messageIn(type, { ...part, url: "https://lookaside.fbsbx.com/x", sha256: "x" });
    assert.deepEqual(told(found.attachments), [{ ...expected, ref: part.id }]);
    assert.deepEqual([found.text, found.unknown], [words, undefined]);
  }
  assert.equal(messageIn("image", { mime_type: "image/jpeg" }).attachments[0]?.unavailable, "expired");
});

Deno.test("WA-03 places and contacts are shown", () => {
  const place = { latitude: 59.93, longitude: 30.31, name: "Двор", address: "Лиговский, 50" };
  assert.deepEqual(told(messageIn("location", place).attachments), [
    { kind: "location", name: "Двор, Лиговский, 50", latitude: 59.93, longitude: 30.31 },
  ]);
  assert.equal(messageIn("location", { latitude: 900, longitude: 0 }).unknown?.what, "location");
  const cards = [
    { name: { formatted_name: "Пётр Глинин" }, phones: [{ type: "HOME" }, { phone: "+7 999 1" }] },
    { name: { first_name: "Ира" } },
    { birthday: "2000-01-01" },
  ];
  assert.deepEqual(told(messageIn("contacts", cards).attachments), [
    { kind: "contact", name: "Пётр Глинин", phone: "+7 999 1" },
    { kind: "contact", name: "Ира" },
  ]);
});

Deno.test("buttons, lists and forms say what was chosen", () => {
  assert.equal(messageIn("button", { text: "Да", payload: "YES" }).text, "Да");
  const pressed = (type: string, reply: unknown) => messageIn("interactive", { type, [type]: reply });
  assert.equal(pressed("button_reply", { id: "1", title: "Позвать человека" }).text, "Позвать человека");
  assert.equal(pressed("list_reply", { id: "1", title: "Чашки", description: "900 ₽" }).text, "Чашки");
  const json = JSON.stringify({ flow_token: "secret", rating: 5, topics: ["цена", "срок"], none: null });
  const form = pressed("nfm_reply", { name: "flow", body: "Sent", response_json: json });
  assert.equal(form.text, "Sent\nrating: 5\ntopics: цена, срок");
  assert.equal(pressed("nfm_reply", { body: "Sent", response_json: "{" }).text, "Sent");
  assert.equal(pressed("call_permission_reply", { response: "accept" }).unknown?.what, "interactive");
});

Deno.test("an order has a line for every product, and more to be seen", () => {
  const item = { product_retailer_id: "cup-1", quantity: 2, item_price: 900.5, currency: "RUB" };
  const found = messageIn("order", { catalog_id: "1", text: "Побыстрее", product_items: [item] });
  assert.equal(found.text, "Побыстрее\n– cup-1 × 2, 900.5 RUB");
  assert.equal(found.unknown?.what, "order");
});

Deno.test("C-10 what cannot be shown is named", () => {
  const unsupported = message({ type: "unsupported", errors: [{ code: 131051, title: "Unsupported" }] });
  assert.equal(onlyMessage(read(unsupported)).unknown?.what, "unsupported");
  assert.equal(messageIn("ephemeral", {}).unknown?.what, "ephemeral");
  assert.equal(messageIn("text", { body: "" }).unknown?.what, "text");
  assert.equal(onlyMessage(read(message({}))).unknown?.what, "message");
});

Deno.test("a call cannot be answered here and is seen; how it went on is not told", () => {
  const call = {
    id: "wacid.1",
    from: PHONE,
    event: "connect",
    direction: "USER_INITIATED",
    timestamp: "1790000000",
  };
  const calls = (one: unknown) => read(change({ contacts: [contact()], calls: [one] }, "calls"));
  const found = onlyMessage(calls(call));
  assert.deepEqual([found.unknown, found.person.externalId, found.sentAt], [{ what: "call" }, PHONE, TIME]);
  for (const changes of [{ event: "terminate" }, { direction: "BUSINESS_INITIATED" }, { id: undefined }]) {
    assert.deepEqual(calls({ ...call, ...changes }), []);
  }
});

Deno.test("a mark, an edit and a withdrawn message speak of an earlier one", () => {
  const mark = only(read(message({ type: "reaction", reaction: { message_id: "wamid.9", emoji: "🔥" } })));
  assert.deepEqual(mark.type === "reaction" ? [mark.externalId, mark.emoji, mark.person.externalId] : [], [
    "wamid.9",
    "🔥",
    PHONE,
  ]);
  const gone = only(read(message({ type: "reaction", reaction: { message_id: "wamid.9" } })));
  assert.equal(gone.type === "reaction" ? gone.emoji : undefined, "");
  const edited = (inner: unknown) =>
    read(message({ type: "edit", edit: { original_message_id: "wamid.0", message: inner } }));
  const expected = { type: "edit", externalId: "wamid.0", text: "Тарелки?", at: TIME };
  assert.deepEqual(only(edited({ type: "text", text: { body: "Тарелки?" } })), expected);
  assert.deepEqual(only(edited({ type: "image", image: { id: "1", caption: "Тарелки?" } })), expected);
  assert.deepEqual(edited(undefined), []);
  const revoked = read(message({ type: "revoke", revoke: { original_message_id: "wamid.0" } }));
  assert.deepEqual(only(revoked), { type: "deletion", externalId: "wamid.0", at: TIME });
  assert.deepEqual(read(message({ type: "revoke", revoke: {} })), []);
});

Deno.test("a new number or a new id keeps the conversation", () => {
  const system = (parts: Record<string, unknown>, changes = {}) =>
    read(
      change({
        messages: [{
          from: PHONE,
          id: "wamid.3",
          timestamp: "1790000000",
          type: "system",
          system: parts,
          ...changes,
        }],
      }),
    );
  const rename = (from: string, to: string) => ({ type: "rename", from, to, at: TIME });
  assert.deepEqual(system({ type: "user_changed_number", wa_id: "79991112233" }), [
    rename(PHONE, "79991112233"),
  ]);
  const both = { type: "user_changed_number", wa_id: "79991112233", user_id: "RU.2", previous_user_id: USER };
  assert.deepEqual(system(both, { from_user_id: USER }), [rename(USER, "RU.2"), rename(PHONE, "RU.2")]);
  const quiet = { type: "user_changed_user_id", user_id: "RU.2", previous_user_id: USER };
  assert.deepEqual(system(quiet, { from: undefined }), [rename(USER, "RU.2")]);
  assert.deepEqual(system({ type: "customer_identity_changed", body: "changed" }), []);
});

Deno.test("greetings without words, groups and notices of the account say nothing", () => {
  assert.deepEqual(read(message({ type: "request_welcome" })), []);
  assert.deepEqual(read(text({ group_id: "G1" })), []);
  for (const field of ["account_update", "message_template_status_update", "user_preferences", "history"]) {
    assert.deepEqual(
      read(change({ event: "APPROVED", messages: [{ id: "x", from: "1", type: "text" }] }, field)),
      [],
    );
  }
});

Deno.test("another number of the same business is another connection's", () => {
  const other = text();
  const value = other.entry[0]?.changes[0]?.value;
  assert.ok(value);
  value.metadata = { display_phone_number: "1", phone_number_id: "999" };
  assert.deepEqual(read(other), []);
  assert.equal(normalise(other, connection({ accountId: "999" })).length, 1);
  assert.deepEqual(read({ ...text(), object: "page" }), []);
});
