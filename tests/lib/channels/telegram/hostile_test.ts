import assert from "node:assert/strict";
import fc from "fast-check";
import { parseJson } from "@/lib/channels/json.ts";
import { normalise } from "@/lib/channels/telegram/normalise.ts";
import { ANN, DATE, edited, file, MEDIA, membership, message, PRIVATE, reaction } from "./samples.ts";

const RUNS = { numRuns: 300 };

/** Whatever went in: a list of events with an id each, sound texts and finite numbers. */
function soundly(payload: unknown): void {
  const events = normalise(payload);
  assert.deepEqual(normalise(payload), events);
  walk(events);
}

function walk(value: unknown): void {
  if (typeof value === "string") assert.ok(value.isWellFormed());
  if (typeof value === "number") {
    assert.ok(Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER);
  }
  if (typeof value === "object" && value !== null) Object.values(value).forEach(walk);
}

Deno.test("C-10 anything at all is read without an exception", () => {
  fc.assert(fc.property(fc.anything({ withNullPrototype: true }), soundly), RUNS);
  fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false }), soundly), RUNS);
});

Deno.test("C-10 anything in the place of any field is read without an exception", () => {
  const kinds = ["message", "edited_message", "my_chat_member", "message_reaction"];
  const fields = [
    ...["message_id", "date", "edit_date", "chat", "from", "text", "entities", "caption", "reply_to_message"],
    ...["media_group_id", "poll", "story", "dice", "rich_message", "new_chat_member", "new_reaction", "user"],
    ...[
      "migrate_to_chat_id",
      "live_photo",
      "checklist",
      ...MEDIA.flatMap(([, content]) => Object.keys(content)),
    ],
  ];
  const head = { message_id: 7, date: DATE, chat: PRIVATE, from: ANN };
  const broken = fc.dictionary(fc.constantFrom(...fields), fc.anything(), { maxKeys: 6 });
  const check = (kind: string, body: unknown) =>
    soundly({ update_id: 1, [kind]: { ...head, ...Object(body) } });
  fc.assert(fc.property(fc.constantFrom(...kinds), broken, check), RUNS);
});

Deno.test("C-10 one broken member anywhere in a good update is survived", () => {
  const good = [
    ...MEDIA.map(([, content]) => message({ ...content, caption: "a" })),
    message({ text: "ab", entities: [{ type: "text_link", offset: 0, length: 2, url: "https://e.org" }] }),
    message({
      rich_message: { blocks: [{ type: "list", items: [{ label: "1", blocks: [{ text: ["a"] }] }] }] },
    }),
    edited({ text: "a" }),
    membership("kicked"),
    reaction({ type: "emoji", emoji: "👍" }),
  ].map((update) => JSON.stringify(update));
  const bad = ["null", "[]", "{}", "[null]", '"\\ud800"', "9007199254740993", "-1", "1e308", "true", '""'];
  for (const text of good) {
    for (const [place] of text.matchAll(/"[a-z_]+":/g)) {
      for (const value of bad) {
        // The same key again: the last one counts.
        const broken = text.replace(place, `${place}${value},"was_${place.slice(1)}`);
        soundly(parseJson(broken));
      }
    }
  }
});

Deno.test("ids beyond 2^53 keep their digits", () => {
  const [event] = normalise(parseJson(
    `{"message":{"message_id":9007199254740993,"date":1,"text":"a","chat":{"id":9007199254740995,"type":"private"}}}`,
  ));
  assert.ok(event?.type === "message");
  assert.equal(event.externalId, "9007199254740995:9007199254740993");
  assert.equal(event.person.externalId, "9007199254740995");
});

Deno.test("lone surrogates become replacement characters", () => {
  const [event] = normalise(message({ text: "a\ud800b", document: file("d", { file_name: "\udc00.txt" }) }));
  assert.ok(event?.type === "message");
  assert.equal(event.text, "a\ufffdb");
  assert.equal(event.attachments[0]?.name, "\ufffd.txt");
});

Deno.test("a rich message nested without end is read to a bound", () => {
  let block: unknown = { text: "дно" };
  let text: unknown = "дно";
  for (let i = 0; i < 50_000; i++) {
    block = { blocks: [block] };
    text = { text };
  }
  soundly(message({ rich_message: { blocks: [block, { text }] } }));
  const wide = { blocks: Array.from({ length: 50_000 }, () => ({ text: "x" })) };
  const [event] = normalise(message({ rich_message: wide }));
  assert.ok(event?.type === "message");
  assert.equal(event.text.length, 2_000 * 2 - 1);
});
