import assert from "node:assert/strict";
import type { GroupId } from "@/components/palette/groups.ts";
import { arrange } from "@/islands/_palette/arrange.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { prepare } from "@/islands/_palette/match.ts";

function entry(id: string, group: GroupId, title: string, more: Partial<Entry> = {}): Entry {
  return { id, group, icon: "icon-zap", title, run() {}, ...more };
}

const HERE = [
  entry("closure", "ticket", "Закрыть"),
  entry("assign:1", "ticket", "Назначить: Борис", { deep: true }),
  entry("page:/settings", "pages", "Настройки"),
  entry("page:/contacts", "pages", "Клиенты"),
  entry("reply:1", "replies", "Закрыли заказ"),
  entry("ticket:1", "tickets", "Марина Котова", { deep: true }),
];
const LATE = [
  entry("ticket:1", "tickets", "Марина Котова"),
  entry("ticket:2", "tickets", "Закир"),
  entry("person:1", "people", "Закир Алиев"),
  entry("everywhere", "everywhere", "Искать везде"),
];

function lines(question: string, recent: string[] = [], found: Entry[] = []): string[] {
  return arrange({ question, local: prepare(HERE), found, recent })
    .map(({ id, entries }) => `${id}: ${entries.map((one) => one.id).join(" ")}`);
}

Deno.test("before a question there is what was chosen lately, then what can be done here, then pages", () => {
  assert.deepEqual(lines("", ["page:/contacts", "gone:1", "ticket:1"]), [
    "recent: page:/contacts ticket:1",
    "ticket: closure",
    "pages: page:/settings",
    "replies: reply:1",
  ]);
  assert.deepEqual(lines("  "), [
    "ticket: closure",
    "pages: page:/settings page:/contacts",
    "replies: reply:1",
  ]);
});

Deno.test("the group with the best answer comes first, and all of its answers stand together", () => {
  assert.deepEqual(lines("закры"), ["ticket: closure", "replies: reply:1"]);
  assert.deepEqual(lines("закры", ["reply:1"]), ["replies: reply:1", "ticket: closure"]);
  assert.deepEqual(lines("борис"), ["ticket: assign:1"], "what is one of many shows when it is asked for");
});

Deno.test("what the server finds comes behind, and nothing twice", () => {
  assert.deepEqual(lines("зак", [], LATE), [
    "ticket: closure",
    "replies: reply:1",
    "tickets: ticket:1 ticket:2",
    "people: person:1",
    "everywhere: everywhere",
  ]);
  assert.deepEqual(lines("марин", [], LATE), [
    "tickets: ticket:1 ticket:2",
    "people: person:1",
    "everywhere: everywhere",
  ]);
});

Deno.test("a group shows only its best", () => {
  const many = Array.from({ length: 40 }, (_, i) => entry(`tag:${i}`, "ticket", `Метка: ${i}`));
  const [group] = arrange({ question: "метка", local: prepare(many), found: [], recent: [] });
  assert.equal(group?.entries.length, 8);
});
