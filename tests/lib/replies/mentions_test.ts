import assert from "node:assert/strict";
import { withNamesOfNow } from "@/lib/replies/mention_view.ts";
import { calledIn } from "@/lib/replies/mentions.ts";

const TEAM = [
  { id: "1", name: "Борис Лунин" },
  { id: "2", name: "Борис" },
  { id: "3", name: "Алёна Ким" },
  { id: "4", name: "Алёна Ким" },
  { id: "5", name: "Mary (support)" },
];

function called(text: string, ids?: string[]): string[] {
  return calledIn(text, TEAM, ids).map(({ memberId, name }) => `${memberId} ${name}`);
}

Deno.test("a mention is a whole name behind an @, the longest that fits", () => {
  assert.deepEqual(called("@Борис Лунин, посмотри"), ["1 Борис Лунин"]);
  assert.deepEqual(called("@Борис, посмотри"), ["2 Борис"]);
  assert.deepEqual(called("@Борису не показывать"), []);
  assert.deepEqual(called("Борис Лунин, посмотри"), []);
  assert.deepEqual(called("anna@Борис"), [], "an address calls nobody");
  assert.deepEqual(called("(@борис лунин) и ещё @БОРИС ЛУНИН"), ["1 БОРИС ЛУНИН"]);
  assert.deepEqual(called("cc @Mary (support)!"), ["5 Mary (support)"]);
});

Deno.test("of namesakes those are called who were chosen, else all", () => {
  assert.deepEqual(called("@Алена Ким, привет"), ["3 Алена Ким", "4 Алена Ким"]);
  assert.deepEqual(called("@Алёна Ким, привет", ["4"]), ["4 Алёна Ким"]);
  assert.deepEqual(called("Привет", ["4"]), [], "a name that was deleted calls nobody");
});

Deno.test("a note calls people by the names that they have now", () => {
  const text = "@Борис Лунин и @Борис: посмотрите";
  const mentions = calledIn(text, TEAM);
  const names = new Map([["1", "Борис Котов"], ["2", "Борис"]]);
  assert.deepEqual(withNamesOfNow(text, mentions, (id) => names.get(id)), {
    text: "@Борис Котов и @Борис: посмотрите",
    mentions: [{ id: "1", name: "Борис Котов" }, { id: "2", name: "Борис" }],
  });
  assert.equal(withNamesOfNow(text, mentions, () => undefined).text, text, "former members keep theirs");
  const swapped = new Map([["1", "Борис"], ["2", "Борис Лунин"]]);
  const read = withNamesOfNow("@Борис, @Борис Лунин, @Бориса", mentions, (id) => swapped.get(id));
  assert.equal(read.text, "@Борис Лунин, @Борис, @Бориса");
  const longer = new Map([["1", "Борис Лунин"], ["2", "Борис Кот"]]);
  const both = withNamesOfNow("@Борис Лунин и @Борис", mentions, (id) => longer.get(id));
  assert.equal(both.text, "@Борис Лунин и @Борис Кот");
});
