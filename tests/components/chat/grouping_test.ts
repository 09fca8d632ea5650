import assert from "node:assert/strict";
import { type ChatBubbleItem, groupChat } from "@/components/chat/grouping.ts";

const utcDay = (iso: string) => iso.slice(0, 10);

function item(id: string, time: string, more: Partial<ChatBubbleItem> = {}): ChatBubbleItem {
  return {
    id,
    at: `2026-11-${time}.000Z`,
    from: "visitor",
    text: id,
    files: [],
    status: "received",
    ...more,
  };
}

/** Days as lists of groups as lists of ids. */
function shape(items: ChatBubbleItem[]): string[][][] {
  return groupChat(items, utcDay).map((day) => day.groups.map((group) => group.items.map(({ id }) => id)));
}

Deno.test("messages of one author within five minutes stand together", () => {
  const items = [item("a", "22T12:00:00"), item("b", "22T12:04:59"), item("c", "22T12:10:00")];
  assert.deepEqual(shape(items), [[["a", "b"], ["c"]]]);
});

Deno.test("another side or another author begins a group of its own", () => {
  const items = [
    item("a", "22T12:00:00"),
    item("b", "22T12:00:01", { from: "team", author: "Анна" }),
    item("c", "22T12:00:02", { from: "team", author: "Вера" }),
  ];
  assert.deepEqual(shape(items), [[["a"], ["b"], ["c"]]]);
});

Deno.test("midnight divides even what was written together", () => {
  const items = [item("a", "22T23:59:59"), item("b", "23T00:00:01")];
  assert.deepEqual(shape(items), [[["a"]], [["b"]]]);
});

Deno.test("a group keeps its key when our message has arrived", () => {
  const waiting = item("mine", "22T12:00:00", { clientId: "mine", state: "sending" });
  const arrived = { ...waiting, id: "01abc", state: undefined };
  const keys = [waiting, arrived].map((one) => groupChat([one], utcDay)[0]?.groups[0]?.key);
  assert.deepEqual(keys, ["mine", "mine"]);
});
