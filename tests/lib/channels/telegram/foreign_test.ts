import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/telegram/normalise.ts";
import { onlyMessage } from "../parcels.ts";
import { message } from "./samples.ts";

const read = (content: Record<string, unknown>) => onlyMessage(normalise(message(content)));

Deno.test("TG-02 a message that names no chat came from the chat with its author", () => {
  const found = read({ chat: undefined, text: "Ау" });
  assert.deepEqual([found.thread.key, found.text], ["555", "Ау"]);
});

Deno.test("C-10 what a customer sends from a small app inside the chat can be read", () => {
  const found = read({ web_app_data: { button_text: "Размеры", data: '{"size":"M"}' } });
  assert.deepEqual([found.text, found.unknown?.what], ['{"size":"M"}', "form"]);
});

Deno.test("TG-03 a place whose degrees came as text is a place", () => {
  const [place] = read({ location: { latitude: "55.75", longitude: "37.61" } }).attachments;
  assert.deepEqual([place?.latitude, place?.longitude], [55.75, 37.61]);
});

Deno.test("C-10 a text that came as a number is a text", () => assert.equal(read({ text: 42 }).text, "42"));
