import assert from "node:assert/strict";
import fc from "fast-check";
import { fill } from "@/lib/replies/writing/fill.ts";
import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";
import { type Values, variableFault, VARIABLES } from "@/lib/replies/writing/variables.ts";

const MARINA: Values = {
  "contact.first_name": "Марина",
  "contact.name": "Марина Котова",
  "agent.first_name": "Вера",
  "agent.name": "Вера Ким",
  "ticket.number": "42",
  "workspace.name": "Глина и небо",
  "day.wish": "хорошей пятницы",
};

Deno.test("RE-02 every variable is filled", () => {
  const text =
    "Здравствуйте, {{contact.first_name|друг}}! Это {{agent.name}} из «{{workspace.name}}», №{{ticket.number}}.";
  assert.equal(
    fill(text, MARINA),
    "Здравствуйте, Марина! Это Вера Ким из «Глина и небо», №42.",
  );
});

Deno.test("RE-02 a fall-back stands in for a value that nobody knows", () => {
  assert.equal(fill("Hello {{contact.first_name|there}}!", {}), "Hello there!");
  assert.equal(fill("Hello {{ Contact.First_Name | there }}!", { "contact.first_name": "" }), "Hello there!");
  assert.equal(fill("Hello{{contact.first_name|}}!", {}), "Hello!");
});

Deno.test("RE-02 what has no value, no fall-back or no name stays, and the guard finds it", () => {
  const text = "Привет, {{contact.first_name}}. {{order.total}} и {СРОК ДОСТАВКИ}";
  assert.equal(fill(text, {}), text);
  assert.deepEqual(findUnfilled(text).map((one) => one.text), [
    "{{contact.first_name}}",
    "{{order.total}}",
    "{СРОК ДОСТАВКИ}",
  ]);
});

Deno.test("RE-02 a wish begins a sentence with a capital, and goes on without one", () => {
  assert.equal(fill("{{day.wish}}!", MARINA), "Хорошей пятницы!");
  assert.equal(fill("Спасибо. {{day.wish}}!", MARINA), "Спасибо. Хорошей пятницы!");
  assert.equal(fill("Спасибо!\n\n{{day.wish}}", MARINA), "Спасибо!\n\nХорошей пятницы");
  assert.equal(fill("Спасибо и {{day.wish}}!", MARINA), "Спасибо и хорошей пятницы!");
});

Deno.test("RE-03 the guard tells where each gap is, and leaves ordinary braces alone", () => {
  const text = "a {{x}} b {НОМЕР ЗАКАЗА} c {like this} d {} e {1}";
  for (const { text: found, start, end } of findUnfilled(text)) assert.equal(text.slice(start, end), found);
  assert.deepEqual(findUnfilled(text).map((one) => one.text), ["{{x}}", "{НОМЕР ЗАКАЗА}"]);
  assert.deepEqual(findUnfilled('{"a": {"b": 1}}'), []);
});

Deno.test("a variable that does not exist is told with its piece", () => {
  assert.equal(variableFault("{{contact.name}} и {{day.wish}}"), undefined);
  assert.deepEqual(variableFault("Hi {{client.name}}"), {
    code: "unknown_variable",
    piece: "{{client.name}}",
  });
  assert.deepEqual(variableFault("Hi {{}}"), { code: "unknown_variable", piece: "{{}}" });
  assert.deepEqual(variableFault("Hi {{contact.name}, there"), {
    code: "broken_variable",
    piece: "{{contact.name}, there",
  });
  assert.deepEqual(variableFault("Hi contact.name}}"), { code: "broken_variable", piece: "}}" });
});

/** Text without a brace, a value without one, and a place for each variable. */
const plain = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[{}]/g, ""));
const value = fc.string({ unit: "grapheme", minLength: 1 }).map((text) => text.replace(/[{}]/g, "") || "x");
const values = fc.record(
  Object.fromEntries(VARIABLES.map((name) => [name, value])) as Record<string, fc.Arbitrary<string>>,
  { requiredKeys: [] },
);
const otherwise = fc.option(plain.map((text) => text.replaceAll("|", "")), { nil: undefined });
const piece = fc.oneof(
  plain.map((text) => ({ kind: "text" as const, text })),
  fc.record({ kind: fc.constant("known" as const), name: fc.constantFrom(...VARIABLES), otherwise }),
  fc.constantFrom("order.total", "", "contact", "ИМЯ").map((name) => ({ kind: "unknown" as const, name })),
);
type Piece = typeof piece extends fc.Arbitrary<infer T> ? T : never;

function written(one: Piece): string {
  if (one.kind === "text") return one.text;
  if (one.kind === "unknown") return `{{${one.name}}}`;
  return one.otherwise === undefined ? `{{${one.name}}}` : `{{${one.name}|${one.otherwise}}}`;
}

/** What has to come out, but for the capital of a wish. */
function wanted(one: Piece, known: Values): string {
  if (one.kind !== "known") return written(one);
  return known[one.name] || (one.otherwise?.trim() ?? written(one));
}

Deno.test("RE-02 filling leaves no variable that it can fill, and touches no other text", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), values, (pieces, given) => {
      const known: Values = given;
      const filled = fill(pieces.map(written).join(""), known);
      const right = pieces.map((one) => wanted(one, known)).join("");
      // A letter may have more than one capital, as ß has: only wishes may differ, and in their letters alone.
      const hasWish = pieces.some((one) => one.kind === "known" && one.name === "day.wish");
      if (hasWish) assert.equal(filled.toUpperCase(), right.toUpperCase());
      else assert.equal(filled, right);
      assert.equal(fill(filled, known), filled, "filling twice changes nothing more");
    }),
    { numRuns: 500 },
  );
});
