import assert from "node:assert/strict";
import { addresseeOf, plainText } from "@/lib/channels/vk/text.ts";

Deno.test.each([
  ["[id555|Имя], здравствуйте", "Имя, здравствуйте"],
  ["[club101|Магазин] и [id7:bp-101_33|Аня]", "Магазин и Аня"],
  ["[post33|Аня], да", "Аня, да"],
  ["смотрите [https://vk.com/market-101|тут]", "смотрите тут (https://vk.com/market-101)"],
  ["a &lt;b&gt; &amp; &quot;c&quot;<br>d<br/>e", 'a <b> & "c"\nd\ne'],
  ["&amp;lt; остаётся", "&lt; остаётся"],
  ["&#33;&#128512; &#0; &#55296; &#9999999;", "!😀 &#0; &#55296; &#9999999;"],
  ["[не упоминание] [id|x] [1|2] &unknown;", "[не упоминание] [id|x] [1|2] &unknown;"],
])("text is shown as people see it at VK: $0", (raw, shown) => {
  assert.equal(plainText(raw), shown);
});

Deno.test("the one whom a text greets is read from its start alone", () => {
  assert.equal(addresseeOf("[id555|Иван], да"), 555);
  assert.equal(addresseeOf("[club7:bp-101_33|Кафе], да"), -7);
  assert.equal(addresseeOf("да, [id555|Иван]"), undefined);
  assert.equal(addresseeOf("[https://vk.com|x] да"), undefined);
});

Deno.test("a text made to be slow is read at once", () => {
  const started = performance.now();
  plainText("[id1|".repeat(20_000) + "<br".repeat(20_000) + "&#".repeat(20_000));
  assert.ok(performance.now() - started < 1_000);
});
