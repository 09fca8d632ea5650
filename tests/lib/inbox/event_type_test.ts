import assert from "node:assert/strict";
import fc from "fast-check";
import { eventType } from "@/lib/inbox/event_type.ts";

const BODIES: readonly (readonly [type: string | undefined, body: unknown])[] = [
  ["message_new", { type: "message_new", group_id: 1, object: { message: {} }, secret: "s" }],
  ["edited_message", { update_id: 7, edited_message: { message_id: 1 } }],
  ["page.feed", { object: "page", entry: [{ id: "1", time: 1, changes: [{ field: "feed", value: {} }] }] }],
  ["page.message", {
    object: "page",
    entry: [{ id: "1", messaging: [{ sender: {}, recipient: {}, timestamp: 1, message: { mid: "m" } }] }],
  }],
  ["instagram.read", { object: "instagram", entry: [{ standby: [{ sender: {}, read: { mid: "m" } }] }] }],
  ["whatsapp_business_account.messages", {
    object: "whatsapp_business_account",
    entry: [{ changes: [{ field: "messages" }] }],
  }],
  ["page", { object: "page", entry: [] }],
  ["conversation_started", { event: "conversation_started", timestamp: 1, message_token: 5 }],
  ["message", { type: "event_callback", token: "t", event: { type: "message", channel_type: "im" } }],
  ["message_created", { update_type: "message_created", timestamp: 1, message: {} }],
  ["dm.received", { data: { event_type: "dm.received", payload: {} } }],
  ["direct_message_events", { for_user_id: "1", direct_message_events: [{}], users: {} }],
  [undefined, { id: 1 }],
  [undefined, { type: "<script>" }],
  [undefined, { type: "x".repeat(61) }],
  [undefined, []],
  [undefined, null],
];

for (const [type, body] of BODIES) {
  Deno.test(`C-10 an event is listed as ${type}: ${JSON.stringify(body).slice(0, 60)}`, () => {
    assert.equal(eventType(body), type);
  });
}

Deno.test("C-10 whatever comes has a short plain type or none", () => {
  fc.assert(fc.property(fc.anything(), (payload) => {
    const type = eventType(payload);
    assert.ok(type === undefined || /^[\w.:-]{1,60}$/.test(type));
  }));
});
