import assert from "node:assert/strict";
import { Peek } from "@/lib/channels/json.ts";
import { textIn } from "@/lib/channels/slack/blocks.ts";
import { normalise } from "@/lib/channels/slack/normalise.ts";
import { onlyMessage } from "../parcels.ts";
import { connection, message, WAVE } from "./samples.ts";

const read = (content: Record<string, unknown>) => onlyMessage(normalise(message(content), connection()));
const line = (...elements: unknown[]) => ({ type: "rich_text_section", elements });

Deno.test("C-10 a message without a text says what stands in its blocks", () => {
  const list = { type: "rich_text_list", elements: [line({ type: "text", text: "одна" })] };
  const link = { type: "link", url: "https://example.org" };
  const user = { type: "user", user_id: "U2" };
  const rich = { type: "rich_text", elements: [line({ type: "text", text: "см. " }, link, user), list] };
  const section = {
    type: "section",
    text: { type: "mrkdwn", text: "*Заказ*" },
    fields: [{ type: "mrkdwn", text: "две" }],
  };
  assert.equal(
    read({ text: "", blocks: [rich, section] }).text,
    "см. https://example.org@U2\nодна\n*Заказ*\nдве",
  );
  assert.equal(read({ text: "", blocks: WAVE }).text, "👋🏻 привет");
  assert.equal(read({ text: "Слова", blocks: [rich] }).text, "Слова");
});

Deno.test("blocks without words, and odd ones, have none", () => {
  for (const blocks of [undefined, null, 7, [null, {}, { type: "divider" }, { elements: "x" }]]) {
    assert.equal(textIn(new Peek(blocks)), "");
  }
  let deep: unknown = { type: "text", text: "x" };
  for (let i = 0; i < 100; i++) deep = { elements: [deep] };
  assert.equal(textIn(new Peek([deep])), "");
});

Deno.test("C-10 what is only attached is quoted when there is nothing else", () => {
  const attachments = [{ fallback: "Заявка 5: не работает вход", title: "Заявка 5" }];
  assert.equal(read({ text: "", attachments }).text, "> Заявка 5: не работает вход");
  assert.equal(read({ text: "см.", attachments }).text, "см.");
});

Deno.test("C-10 a text that came as a number is a text", () => assert.equal(read({ text: 42 }).text, "42"));
