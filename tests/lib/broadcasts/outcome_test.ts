import assert from "node:assert/strict";
import type { Called } from "@/lib/broadcasts/call.ts";
import { outcomesOf } from "@/lib/broadcasts/outcome.ts";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";

const row = capabilities.vk;
const forgetful = { ...row, dedupesSends: false };

function person(attempt = 1) {
  return { identityId: "i1", to: "555", randomId: 7, attempt, messageId: null };
}

function failed(
  kind: SendErrorKind,
  options: { attempt?: number; maybeSent?: boolean; retryAfter?: number } = {},
): Called {
  const { attempt, ...rest } = options;
  return { person: person(attempt), error: new SendError(kind, `It says ${kind}`, rest) };
}

const sent = (): Called => ({ person: person(), sent: { externalId: "m555_1" } });

function kinds(called: readonly Called[], before = 0, capability: typeof row | typeof forgetful = row) {
  const { of, ...rest } = outcomesOf(capability, called, before);
  return { outcomes: called.map((one) => of.get(one)), ...rest };
}

Deno.test("VK-21 a refusal that is one person's own costs that person alone", () => {
  const { outcomes, trouble, halt } = kinds([sent(), failed("user"), failed("content"), sent()], 3);
  assert.deepEqual([outcomes, trouble, halt], [["sent", "blocked", "failed", "sent"], 0, undefined]);
});

Deno.test("VK-21 what the platform takes from nobody halts it, and everybody keeps their turn", () => {
  const { outcomes, halt } = kinds([failed("content"), failed("content")]);
  assert.deepEqual([outcomes, halt], [["queued", "queued"], { kind: "content", said: "It says content" }]);
  const token = kinds([sent(), failed("token"), failed("token")]);
  assert.deepEqual([token.outcomes, token.halt?.kind], [["sent", "queued", "queued"], "token"]);
});

Deno.test("VK-21 a busy platform is waited for as long as it says", () => {
  const { outcomes, wait, halt } = kinds([sent(), failed("rate", { retryAfter: 5_000 }), failed("rate")]);
  assert.deepEqual([outcomes, halt], [["sent", "queued", "queued"], undefined]);
  assert.ok(wait >= 5_000, `${wait}`);
});

Deno.test("VK-21 a call without an answer is made again where it is harmless, and not for ever", () => {
  const lost = { maybeSent: true };
  assert.deepEqual(kinds([sent(), failed("transient", lost)]).outcomes, ["sent", "queued"]);
  assert.deepEqual(kinds([sent(), failed("transient", { ...lost, attempt: 5 })]).outcomes, [
    "sent",
    "unsure",
  ]);
  assert.deepEqual(kinds([sent(), failed("transient", { attempt: 5 })]).outcomes, ["sent", "failed"]);
  assert.deepEqual(kinds([sent(), failed("transient", lost)], 0, forgetful).outcomes, ["sent", "unsure"]);
});

Deno.test("VK-21 after five steps without anybody reached it waits for a person", () => {
  const steps = [0, 1, 2, 3, 4].map((before) => kinds([failed("transient")], before));
  assert.deepEqual(steps.map(({ trouble }) => trouble), [1, 2, 3, 4, 5]);
  assert.deepEqual(steps.map(({ halt }) => halt?.kind), [...Array(4).fill(undefined), "transient"]);
});
