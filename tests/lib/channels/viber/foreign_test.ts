import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/viber/normalise.ts";
import { onlyMessage, told } from "../parcels.ts";
import { message } from "./samples.ts";

const read = (content: Record<string, unknown>) => onlyMessage(normalise(message(content)));

Deno.test("VB-03 a type that is not known is a file when it has the address of one", () => {
  const found = read({ type: "voice", media: "https://m.example/1.m4a", duration: 3 });
  assert.deepEqual(told(found.attachments), [{
    kind: "file",
    url: "https://m.example/1.m4a",
    duration: 3_000,
  }]);
  assert.equal(found.unknown, undefined);
});

Deno.test("C-10 a text without a type, and one that came as a number, is a text", () => {
  assert.deepEqual([read({ text: "Ау" }).text, read({ text: "Ау" }).unknown], ["Ау", undefined]);
  assert.equal(read({ type: "text", text: 42 }).text, "42");
});
