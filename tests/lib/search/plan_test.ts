import assert from "node:assert/strict";
import { collect } from "@/lib/search/collect.ts";
import { judge } from "@/lib/search/judge.ts";
import { matchOf } from "@/lib/search/match.ts";
import { planFor } from "@/lib/search/plan.ts";
import { firstPosition } from "@/lib/search/position.ts";
import { parseQuery } from "@/lib/search/query.ts";
import { ranking } from "@/lib/search/rank.ts";
import { sampleOf } from "@/lib/search/sample.ts";
import { together } from "@/lib/search/scope.ts";
import { accept, written } from "../../routes/api/desk.ts";
import { openSearchDesk } from "./desk.ts";

const EVERYWHERE = together([]);

Deno.test("a beginning of very many words is found by its first letters and looked at in the texts", async () => {
  await using desk = await openSearchDesk();
  const { store } = desk.workspace;
  const all = Array.from({ length: 60 }, (_, n) => written("Ольга", `Здравствуйте, это ${n}`));
  await accept(desk.cast, desk.connection, ...all, written("Пётр", "Здравница или здоровье"));
  const { terms } = parseQuery("здравс");
  const at = await firstPosition(store);
  const plan = await planFor(store, terms, EVERYWHERE, at);
  assert.equal(plan.match, matchOf(terms), "sixty texts are no reason for it");
  // A history of millions, half of it greetings
  await store.query("UPDATE search_docs SET doc = -9000000 WHERE doc = 1");
  const wide = await planFor(store, terms, EVERYWHERE, at);
  assert.equal(wide.match, matchOf(terms, [], true));
  const { found } = await collect(store, wide, at, { sort: "date", limit: 100, byTicket: false });
  assert.equal(found.length, 59);
  assert.ok(found.every(({ text }) => text.startsWith("Здравствуйте")));
});

Deno.test("BM25: a rare word says more than a frequent one, a short text more than a long one", async () => {
  await using desk = await openSearchDesk();
  const { store } = desk.workspace;
  const all = Array.from(
    { length: 50 },
    (_, n) => written("Ольга", n % 2 ? "Привет, мир" : "Привет, дом и сад"),
  );
  await accept(desk.cast, desk.connection, ...all, written("Пётр", "Иголка и ещё слова"));
  const sample = await sampleOf(store);
  assert.deepEqual([sample.texts, Math.round(sample.length)], [51, 3]);
  const { terms } = parseQuery("привет иголка ");
  assert.deepEqual(terms.map((term) => sample.frequency(term)), [50, 1]);
  const score = ranking(terms, sample);
  const of = (text: string) => score(judge(text, terms));
  assert.ok(of("иголка") > of("привет"));
  assert.ok(of("иголка") > of("иголка среди очень многих других слов"));
  assert.ok(of("иголка иголка") > of("иголка слово"));
  assert.equal(of("совсем другое"), 0);
});

Deno.test("the same pages are ranked by the same sample, whatever comes in between", async () => {
  await using desk = await openSearchDesk();
  const { store } = desk.workspace;
  await desk.write("Ольга", "Ваза");
  const first = await sampleOf(store);
  await desk.write("Ольга", "Ваза и ещё ваза");
  const again = await sampleOf(store, first.top);
  assert.deepEqual([again.top, again.texts], [first.top, 1]);
});
