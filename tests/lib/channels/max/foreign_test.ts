import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/max/normalise.ts";
import { onlyMessage, told } from "../parcels.ts";
import { connection, created } from "./samples.ts";

const read = (body: Record<string, unknown>) => onlyMessage(normalise(created(body), connection()));

Deno.test("C-10 an attachment of an unknown type is a file when it has the address of one", () => {
  const found = read({
    attachments: [{ type: "hologram", payload: { url: "https://h.example/1" }, filename: "a.holo" }],
  });
  assert.deepEqual(told(found.attachments), [{ kind: "file", name: "a.holo", url: "https://h.example/1" }]);
  assert.equal(found.unknown, undefined);
});

Deno.test("C-10 a text that came as a number is a text", () => assert.equal(read({ text: 42 }).text, "42"));
