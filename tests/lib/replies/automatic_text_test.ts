import assert from "node:assert/strict";
import { automaticFault } from "@/lib/replies/automatic_text.ts";

Deno.test("RE-01 a text that goes out by itself leaves nothing to fill in", () => {
  assert.equal(automaticFault("Здравствуйте, {{contact.first_name|друг}}! {{agent.first_name}}"), undefined);
  assert.equal(automaticFault("Здравствуйте{{contact.first_name|}}!"), undefined);
  assert.deepEqual(automaticFault("Отвечу {КОГДА}"), { code: "note_open", piece: "{КОГДА}" });
  assert.deepEqual(automaticFault("Привет, {{contact.name}}"), {
    code: "note_without_fallback",
    piece: "contact.name",
  });
  assert.deepEqual(automaticFault("Привет, {{client}}"), { code: "unknown_variable", piece: "{{client}}" });
});
