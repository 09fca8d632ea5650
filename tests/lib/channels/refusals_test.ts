import assert from "node:assert/strict";
import { SendError } from "@/lib/channels/channel.ts";
import { asConnectError } from "@/lib/channels/connect_error.ts";
import { beforeSending, headerSecret, statusRefusal } from "@/lib/channels/refusals.ts";
import { connectErrorOf, refusalOf } from "./parcels.ts";

const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  body: null,
});

Deno.test.each([
  [401, "token", false],
  [404, "content", false],
  [413, "content", false],
  [429, "rate", false],
  [500, "transient", false],
  [504, "transient", true],
  [200, "transient", true],
])("an answer of status $0 without known words is $1", (status, kind, maybeSent) => {
  const error = statusRefusal("X", "send", answer(status));
  assert.deepEqual([error.kind, error.maybeSent], [kind, maybeSent]);
});

Deno.test("a wait is taken from the answer", () => {
  assert.equal(statusRefusal("X", "send", answer(429, { "retry-after": "30" })).retryAfter, 30_000);
});

Deno.test("a secret that cannot travel in a header is told as such, and not repeated", () => {
  assert.equal(headerSecret("X", "abc-1"), "abc-1");
  for (const wrong of [undefined, "", "a b", "ключ", "a\nb"]) {
    assert.throws(
      () => headerSecret("X", wrong),
      (error) => error instanceof SendError && error.kind === "token",
    );
  }
  assert.throws(() => headerSecret("X", "se cret"), (error) => !String(error).includes("se cret"));
});

Deno.test("what fails before the sending was not sent", async () => {
  const doubtful = new SendError("transient", "no answer", {
    maybeSent: true,
    platformCode: "X",
    retryAfter: 5,
  });
  const error = await refusalOf(beforeSending(() => Promise.reject(doubtful)));
  assert.deepEqual([error.maybeSent, error.platformCode, error.retryAfter], [false, "X", 5]);
  const fault = new RangeError("ours");
  await assert.rejects(beforeSending(() => Promise.reject(fault)), RangeError);
});

Deno.test.each(
  [
    ["token", "9 suspended", "x.suspended"],
    ["token", "2 bad", "x.token_refused"],
    ["rate", "12 slow down", "x.unreachable"],
    ["transient", "500", "x.unreachable"],
    ["content", "1 url", "x.refused"],
  ] as const,
)("while connecting a refusal of kind $0 with $1 is told as $2", async (kind, platformCode, key) => {
  const telling = { prefix: "x", field: "token", byCode: new Map([["9", "suspended"]]) };
  const refused = new SendError(kind, "no", { platformCode });
  const error = await connectErrorOf(asConnectError(telling, () => Promise.reject(refused)));
  assert.deepEqual([error.code, error.field, error.params.reason], [key, "token", platformCode]);
});
