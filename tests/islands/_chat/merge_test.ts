import assert from "node:assert/strict";
import { merge } from "@/islands/_chat/merge.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";

function message(id: string, at: string, more: Partial<ChatMessage> = {}): ChatMessage {
  return { id, at, from: "team", text: id, files: [], status: "sent", ...more };
}

const one = message("1", "2026-11-22T12:00:00.000Z");
const two = message("2", "2026-11-22T12:00:01.000Z");
const three = message("3", "2026-11-22T12:00:01.000Z");

Deno.test("new messages find their place by time, then by id", () => {
  assert.deepEqual(merge([two], [three, one]), [one, two, three]);
});

Deno.test("a changed message takes the place of the one that was known", () => {
  const read = { ...one, status: "read" as const };
  assert.deepEqual(merge([one, two], [read]), [read, two]);
});

Deno.test("what comes twice stands once", () => {
  assert.deepEqual(merge([one, two], [two, two]), [one, two]);
});
