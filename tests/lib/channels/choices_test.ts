import assert from "node:assert/strict";
import { capabilities } from "@/lib/channels/capabilities.ts";
import type { Choice, Connection, Outbound } from "@/lib/channels/channel.ts";
import { choiceCode, readChoice } from "@/lib/channels/choices.ts";
import type { ReadyPlatform } from "@/lib/channels/registry.ts";
import { channelAt, serveAnswer } from "./contract_api.ts";
import { CONTRACTS } from "./contracts.ts";
import { PRESSES } from "./presses.ts";

const CHOICES: readonly Choice[] = ["1 😞", "2 🙁", "3 😐", "4 🙂", "5 😀"].map((label, index) => ({
  id: String(index + 1),
  label,
}));
const REF = "01ka8s7jq5w3m0x9t2v4b6n8pz.0";

Deno.test("a code goes back to its question and its answer, and fits the strictest platform", () => {
  const code = choiceCode(REF, { id: "abcdefghijklmnop" });
  assert.ok(new TextEncoder().encode(code).length <= 64);
  assert.deepEqual(readChoice(code), { ref: REF, id: "abcdefghijklmnop" });
  for (
    const other of [undefined, "", "GET_STARTED", "otklik:", "otklik::5", "otklik:a b:5", "x:otklik:a:5"]
  ) {
    assert.equal(readChoice(other), undefined, String(other));
  }
});

for (const platform of Object.keys(CONTRACTS) as ReadyPlatform[]) {
  const { api, connection } = CONTRACTS[platform];
  const { csi } = capabilities[platform];

  if (api) {
    Deno.test(`${platform}: choices go out as its row says (${csi})`, async () => {
      const sent = await sentFor(platform, connection, { ...api.out, id: REF, choices: CHOICES });
      for (const choice of CHOICES) {
        const code = choiceCode(REF, choice);
        assert.equal(sent.includes(code), csi === "buttons", `${code} in ${sent}`);
      }
      const plain = await sentFor(platform, connection, api.out);
      assert.doesNotMatch(plain, /otklik:|keyboard"?[=:]|quick_replies|inline_keyboard|interactive|"blocks"/);
    });
  }

  const press = PRESSES[platform];
  Deno.test(`${platform}: a press says which question it answers and how`, () => {
    assert.equal(press !== undefined, csi === "buttons", "who has buttons has a press");
    if (!press) return;
    const channel = channelAt(platform);
    const [event, ...others] = channel.normalise(press.body(choiceCode(REF, { id: "4" })), connection)
      .filter(({ type }) => type !== "rename");
    assert.equal(others.length, 0);
    assert.equal(event?.type, "choice");
    if (event?.type !== "choice") return;
    assert.deepEqual([event.ref, event.id, event.person.externalId], [REF, "4", press.person]);
    assert.equal(event.externalId, event.message.externalId);
    assert.equal(event.press !== undefined, press.waits, "only what waits is answered");
    assert.equal(channel.pressed !== undefined, press.waits);
  });

  if (press) {
    Deno.test(`${platform}: the button of anybody else stays a message`, () => {
      const events = channelAt(platform).normalise(press.body("menu:prices"), connection);
      assert.deepEqual(events.filter(({ type }) => type !== "rename").map(({ type }) => type), ["message"]);
    });
  }
}

async function sentFor(
  platform: ReadyPlatform,
  connection: Connection,
  out: Outbound,
): Promise<string> {
  const bodies: string[] = [];
  const contract = CONTRACTS[platform];
  await using server = serveAnswer(async (request) => {
    const copy = request.clone();
    bodies.push(await copy.text());
    return await contract.api!.sent(request);
  });
  await channelAt(platform, server.origin).send(out, connection);
  const [body = ""] = bodies;
  const form = new URLSearchParams(body).get("keyboard");
  return form ?? JSON.parse(JSON.stringify(body)).replaceAll('\\"', '"');
}
