import assert from "node:assert/strict";
import fc from "fast-check";
import { normalise } from "@/lib/channels/instagram/normalise.ts";
import { assertSound, broken } from "../graph/events.ts";
import { ACCOUNT, change, comment, connection, echo, event, message, TIME } from "./samples.ts";

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
    reply_to: { mid: "m", story: { url: "https://x.example/s" } },
    attachments: [{
      type: "ig_reel",
      payload: { url: "https://x.example/r", title: "t", reel_video_id: "1" },
    }],
  }),
  message({ is_deleted: true }),
  message({ is_unsupported: true }),
  echo({ metadata: "x" }),
  event({ read: { mid: "m" } }),
  event({ reaction: { mid: "m", action: "react", emoji: "❤" } }),
  event({ message_edit: { mid: "m", text: "t", num_edit: 1 } }),
  comment({ parent_id: "C0", media: { id: "1", original_media_id: "2", ad_title: "t" } }),
  comment({ from: { id: ACCOUNT, username: "pots" }, parent_id: "C0" }),
  change("mentions", { media_id: "M", comment_id: "C" }),
];

Deno.test("C-10 anything at all is read without an exception", () => {
  const runs = { numRuns: 300 };
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), soundly), runs);
  const changes = fc.array(fc.record({
    field: fc.constantFrom("comments", "live_comments", "mentions", "messages"),
    value: fc.dictionary(
      fc.constantFrom("id", "from", "text", "media", "media_id", "comment_id", "parent_id"),
      fc.anything(),
    ),
  }));
  const entry = fc.record({
    id: fc.constant(ACCOUNT),
    messaging: fc.anything(),
    changes,
    time: fc.anything(),
  });
  fc.assert(
    fc.property(fc.array(entry), (entries) => soundly({ object: "instagram", entry: entries })),
    runs,
  );
});

Deno.test("C-10 one broken member anywhere in a good body is survived", () => {
  for (const body of GOOD) for (const payload of broken(body)) soundly(payload);
});

Deno.test("one broken entry among a hundred costs nobody else", () => {
  const [good] = comment().entry;
  const entries = Array.from({ length: 100 }, () => good);
  const wrong = [null, 7, { id: ACCOUNT, messaging: "x", changes: [null, { field: 5, value: [] }] }];
  const events = normalise({
    object: "instagram",
    entry: [...wrong, ...entries, { id: ACCOUNT, time: TIME }],
  }, HERE);
  assert.equal(events.length, 100);
});
