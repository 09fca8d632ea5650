import assert from "node:assert/strict";
import fc from "fast-check";
import { EVENT_TYPES, normalise } from "@/lib/channels/vk/normalise.ts";
import { verify } from "@/lib/channels/vk/verify.ts";
import { comment, connection, event, message, messageNew, topicPost } from "./samples.ts";

const ON = connection({ state: { photoComments: "on", videoComments: "on" } });

/** By what is numbered; by VK's name of a pressed button; by its content, for what came without a number. */
const EXTERNAL_ID = /^(?:[a-z]+-?\d[\w-]*|e.+|unnamed:[0-9a-f]{16})$/s;

Deno.test("no payload whatever makes the reading throw", () => {
  fc.assert(fc.property(fc.anything(), (payload) => {
    assert.ok(Array.isArray(normalise(payload, ON)));
  }));
});

Deno.test("no object of a known event makes the reading throw, and what it tells is sound", () => {
  const type = fc.constantFrom(...EVENT_TYPES);
  const shape = fc.constantFrom<Record<string, unknown>>(message(), comment(), topicPost());
  const key = fc.constantFrom(...new Set([message(), comment(), topicPost()].flatMap(Object.keys)));
  const junk = fc.dictionary(key, fc.anything());
  fc.assert(
    fc.property(type, shape, junk, (name, good, bad) => {
      const object = { ...good, ...bad };
      for (const found of normalise(event(name, { ...object, message: object }), ON)) {
        const time = found.type === "message" ? found.sentAt : found.at;
        assert.ok(Number.isFinite(time) && !Number.isNaN(new Date(time).getTime()));
        if ("externalId" in found) assert.match(found.externalId, EXTERNAL_ID);
        if (found.type === "message") assert.equal(typeof found.text, "string");
      }
    }),
    { numRuns: 400 },
  );
});

Deno.test("numbers beyond reason and names of an object's own machinery are no data", () => {
  const wild = [1e308, -1, 0.5, NaN, "9".repeat(40), "constructor", null, { valueOf: 1 }, []];
  for (const value of wild) {
    assert.deepEqual(normalise(messageNew({ peer_id: value }), ON), [], String(value));
    const [found] = normalise(messageNew({ date: value }), ON);
    assert.ok(found?.type === "message" && Number.isSafeInteger(found.sentAt));
  }
  assert.deepEqual(normalise(event("__proto__", {}), ON), []);
  const odd = { type: "__proto__", photo: {} };
  assert.equal(normalise(messageNew({ attachments: [odd, null, 7, "x"] }), ON).length, 1);
});

Deno.test("bodies that are not an event are refused without a throw", async () => {
  const url = new URL("https://help.example/webhooks/vk/cn1");
  const encoder = new TextEncoder();
  const bodies = ["", "{", "null", "[]", '"x"', "7", "{}", "\ufeff{}"].map((text) => encoder.encode(text));
  for (const body of [...bodies, new Uint8Array([0xff, 0xfe, 0x00])]) {
    const req = { method: "POST", url, headers: new Headers(), body };
    assert.equal(await verify(req, connection()), false);
  }
});
