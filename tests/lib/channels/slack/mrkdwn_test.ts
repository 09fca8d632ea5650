import assert from "node:assert/strict";
import { escapeText, plainText } from "@/lib/channels/slack/mrkdwn.ts";

Deno.test.each([
  ["a &amp;amp; b", "a &amp; b"],
  ["&lt;script&gt;", "<script>"],
  ["<@U2>", "@U2"],
  ["<@U2|ann>", "@ann"],
  ["<#C1|общий>", "#общий"],
  ["<#C1|>", "#C1"],
  ["<!here> <!channel>", "@here @channel"],
  ["<!subteam^S1|@masters>", "@masters"],
  ["<!subteam^S1>", "@S1"],
  ["<!date^1392734382^{date}|18 февраля>", "18 февраля"],
  ["<https://example.org/a?b=1&amp;c=2>", "https://example.org/a?b=1&c=2"],
  ["<https://example.org/a|наш сайт>", "наш сайт (https://example.org/a)"],
  ["<http://example.org|example.org>", "example.org"],
  ["<http://example.org/|example.org>", "example.org"],
  ["<mailto:a@example.org|a@example.org>", "a@example.org"],
  ["<tel:+7999|+7999>", "+7999"],
  ["<mailto:a@example.org>", "a@example.org"],
  ["*bold* _i_ `code` 10:30:45", "*bold* _i_ `code` 10:30:45"],
  ["a < b > c", "a < b > c"],
  ["<>", "<>"],
])("$0 is read as $1", (raw, expected) => {
  assert.equal(plainText(raw), expected);
});

Deno.test("what an agent types comes out as typed", () => {
  const typed = "<b> & &amp; <@U1> https://example.org";
  assert.equal(escapeText(typed), "&lt;b&gt; &amp; &amp;amp; &lt;@U1&gt; https://example.org");
  assert.equal(plainText(escapeText(typed)), typed);
});

Deno.test("a hostile text is read in a moment", () => {
  const before = performance.now();
  plainText("<".repeat(200_000));
  plainText(`<${"a|".repeat(100_000)}`);
  plainText("&".repeat(200_000));
  assert.ok(performance.now() - before < 2_000);
});
