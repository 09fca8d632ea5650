import assert from "node:assert/strict";
import fc from "fast-check";
import { normalise } from "@/lib/channels/facebook/normalise.ts";
import { assertSound, broken } from "../graph/events.ts";
import { comment, connection, echo, event, feed, message, PAGE, POST, TIME } from "./samples.ts";

const HERE = connection();

/** Whatever went in: the same sound events every time. */
function soundly(payload: unknown): void {
  const events = normalise(payload, HERE);
  assert.deepEqual(normalise(payload, HERE), events);
  assertSound(events);
}

const GOOD: readonly unknown[] = [
  message({
    text: "a",
    reply_to: { mid: "m_0", story: { url: "https://x.example/s", id: "s" } },
    attachments: [
      { type: "image", title: "t", payload: { url: "https://cdn.example/a.jpg", sticker_id: 1 } },
      { type: "location", title: "t", payload: { coordinates: { lat: 1, long: 2 } } },
      { type: "template", payload: { text: "t", elements: [{ title: "a", subtitle: "b" }] } },
      { type: "fallback", title: "t", url: "https://shop.example" },
    ],
  }),
  echo({ app_id: 1, metadata: "x" }),
  event({ postback: { mid: "m", title: "t", payload: "p" } }),
  event({ reaction: { mid: "m", action: "react", reaction: "wow", emoji: "😮" } }),
  event({ delivery: { mids: ["m"], watermark: TIME } }),
  event({ read: { watermark: TIME } }),
  event({ message_edit: { mid: "m", text: "t" } }),
  event({ "policy-enforcement": { action: "block", reason: "r" } }),
  comment({ photo: "https://cdn.example/c.jpg" }),
  comment({ verb: "edited" }),
  feed({
    item: "photo",
    verb: "add",
    post_id: POST,
    message: "m",
    link: "https://x.example",
    photos: ["https://x"],
  }),
];

Deno.test("C-10 anything at all is read without an exception", () => {
  const runs = { numRuns: 300 };
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), soundly), runs);
  const entry = fc.record({
    id: fc.constant(PAGE),
    messaging: fc.anything(),
    changes: fc.anything(),
    time: fc.anything(),
  });
  fc.assert(fc.property(fc.array(entry), (entries) => soundly({ object: "page", entry: entries })), runs);
  const inside = fc.dictionary(
    fc.constantFrom("message", "read", "delivery", "postback", "reaction"),
    fc.anything(),
  );
  fc.assert(fc.property(inside, (content) => soundly(event(content))), runs);
});

Deno.test("C-10 one broken member anywhere in a good body is survived", () => {
  for (const body of GOOD) for (const payload of broken(body)) soundly(payload);
});

Deno.test("one broken entry among a hundred costs nobody else", () => {
  const entries = Array.from({ length: 100 }, (_, index) => {
    const [entry] = message({ mid: `m_${index}`, text: String(index) }).entry;
    return entry;
  });
  const wrong = [null, 7, "x", {}, { id: PAGE, messaging: [{ message: null }, 5], changes: {} }];
  const events = normalise({
    object: "page",
    entry: [...wrong, ...entries.slice(0, 50), ...wrong, ...entries.slice(50)],
  }, HERE);
  assert.equal(events.length, 100);
});

Deno.test("numbers beyond 2^53 and names of an object's own machinery are no trouble", () => {
  soundly(
    JSON.parse(
      `{"object":"page","entry":[{"id":"${PAGE}","__proto__":{"messaging":[1]},"messaging":[{"constructor":1}]}]}`,
    ),
  );
  const [found] = normalise(
    event({ sender: { id: "98765432109876543210" }, message: { mid: "m", text: "a" } }),
    HERE,
  );
  assert.equal(found?.type === "message" ? found.person.externalId : "", "98765432109876543210");
});
