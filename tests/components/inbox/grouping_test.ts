import assert from "node:assert/strict";
import { firstFresh, groupMessages } from "@/components/inbox/grouping.ts";
import type { MessageView } from "@/lib/inbox/view.ts";
import { sampleAnswer, sampleLang, sampleMessage } from "@/tests/components/inbox/sample.ts";

const { dayKey } = sampleLang().dates;
const at = (clock: string) => ({ createdAt: `2026-03-12T${clock}:00.000Z` });

/** Sides and sizes of the groups, day by day: `in2 out1`. */
function shape(messages: MessageView[]): string[] {
  return groupMessages(messages, dayKey).map((day) =>
    day.groups.map((group) => group.side + group.messages.length).join(" ")
  );
}

Deno.test("consecutive messages of one author join", () => {
  assert.deepEqual(
    shape([sampleMessage(at("10:00")), sampleMessage(at("10:09")), sampleAnswer(at("10:10"))]),
    [
      "in2 out1",
    ],
  );
});

Deno.test("ten minutes of silence begin a new group", () => {
  assert.deepEqual(shape([sampleMessage(at("10:00")), sampleMessage(at("10:10"))]), ["in1 in1"]);
});

Deno.test("two agents stay apart, also by name alone", () => {
  const other = { type: "agent" as const, id: "m2", name: "Константин Громов" };
  const native = (name: string) => sampleAnswer({ author: { type: "native", name }, ...at("10:02") });
  assert.deepEqual(shape([sampleAnswer(at("10:00")), sampleAnswer({ author: other, ...at("10:01") })]), [
    "out1 out1",
  ]);
  assert.deepEqual(shape([native("Мария"), native("Олег"), native("Олег")]), ["out1 out2"]);
});

Deno.test("a note never joins an answer", () => {
  assert.deepEqual(shape([sampleAnswer(at("10:00")), sampleAnswer({ private: true, ...at("10:01") })]), [
    "out1 note1",
  ]);
});

Deno.test("what the machine notes is a line, what it writes to the customer an answer", () => {
  const system = { type: "system" as const, name: "" };
  const lines = [
    sampleAnswer({ author: system, private: true }),
    sampleAnswer({ author: system, private: true }),
    sampleAnswer({ author: system }),
  ];
  assert.deepEqual(shape(lines), ["system2 out1"]);
});

Deno.test("a note that a rule leaves is a note with its name, what happened by it a line", () => {
  const rule = { type: "system" as const, name: "Возвраты" };
  const lines = [
    sampleAnswer({ author: rule, private: true }),
    sampleAnswer({ author: rule, private: true, system: { event: "tagged" } }),
  ];
  assert.deepEqual(shape(lines), ["note1 system1"]);
});

Deno.test("an answer under the post does not join one in a direct message", () => {
  assert.deepEqual(shape([sampleAnswer({ via: "comment" }), sampleAnswer({ via: "direct" })]), ["out1 out1"]);
});

Deno.test("days are the reader's, and a group does not cross midnight", () => {
  const before = sampleMessage({ createdAt: "2026-03-11T20:58:00.000Z" });
  const after = sampleMessage({ createdAt: "2026-03-11T21:01:00.000Z" });
  const days = groupMessages([before, after], dayKey);
  assert.deepEqual(days.map(({ key }) => key), ["2026-03-11", "2026-03-12"]);
});

Deno.test("a group keeps its name when the server's message takes the place of the stand-in", () => {
  const standIn = sampleAnswer({ id: "c-1", clientId: "c-1" });
  const arrived = sampleAnswer({ id: "01abc", clientId: "c-1" });
  const keyOf = (message: MessageView) => groupMessages([message], dayKey)[0]?.groups[0]?.key;
  assert.equal(keyOf(standIn), keyOf(arrived));
});

Deno.test("no messages make no days", () => assert.deepEqual(shape([]), []));

Deno.test("what is new to the reader begins a group of its own, in the middle of an author's run too", () => {
  const at = (id: string, second: number) =>
    sampleMessage({
      id,
      createdAt: `2026-03-12T10:00:0${second}Z`,
      author: { type: "contact", name: "Ира" },
    });
  const messages = [at("m1", 1), at("m2", 3), at("m3", 5)];
  const fresh = firstFresh(messages, "2026-03-12T10:00:02Z");
  assert.equal(fresh, "m2");
  const groups = groupMessages(messages, dayKey, fresh).flatMap((day) => day.groups);
  assert.deepEqual(groups.map(({ key, fresh }) => [key, fresh]), [["m1", undefined], ["m2", true]]);
});

Deno.test("there is no line above a conversation that is new as a whole, nor below what was read", () => {
  const messages = [sampleMessage({ id: "m1", createdAt: "2026-03-12T10:00:01Z" })];
  assert.equal(firstFresh(messages, undefined), undefined);
  assert.equal(firstFresh(messages, "2026-03-12T10:00:00Z"), undefined);
  assert.equal(firstFresh(messages, "2026-03-12T10:00:01Z"), undefined);
});
