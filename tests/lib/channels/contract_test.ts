import assert from "node:assert/strict";
import { capabilities, type Capability, type TicketKind } from "@/lib/channels/capabilities.ts";
import type { Inbound } from "@/lib/channels/channel.ts";
import { parseJson } from "@/lib/channels/json.ts";
import { defaultVia, planParts } from "@/lib/channels/parts.ts";
import { createChannels, type ReadyPlatform } from "@/lib/channels/registry.ts";
import { measure } from "@/lib/channels/text.ts";
import { readConfig } from "@/lib/config.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { Answer, Contract } from "./contract.ts";
import { channelAt, serveAnswer, serveSilence } from "./contract_api.ts";
import { assertSound, broken, STRANGE } from "./contract_bodies.ts";
import { codesInSource } from "./contract_codes.ts";
import { CONTRACTS } from "./contracts.ts";
import { refusalOf } from "./parcels.ts";

Deno.test("every registered channel has its contract", () => {
  const registered = Object.keys(createChannels(readConfig({}).bases, fetch));
  assert.deepEqual(Object.keys(CONTRACTS).sort(), registered.sort());
});

for (const platform of Object.keys(CONTRACTS) as ReadyPlatform[]) promise(platform, CONTRACTS[platform]);

function promise(platform: ReadyPlatform, contract: Contract): void {
  const { connection, samples, signing, api } = contract;
  const row: Capability = capabilities[platform];
  const channel = channelAt(platform);
  const read = (payload: unknown): Inbound[] => channel.normalise(payload, connection);
  const it = (what: string, fn: () => void | Promise<void>) => Deno.test(`${platform}: ${what}`, fn);

  it("the platform's own call is believed, and no other", async () => {
    assert.ok(samples.length > 0);
    for (const { body } of samples) {
      if (!signing) {
        const bare = { method: "POST", url: new URL(connection.webhookUrl), headers: new Headers() };
        const bytes = new TextEncoder().encode(JSON.stringify(body));
        assert.equal(await channel.verify({ ...bare, body: bytes }, connection), false);
        continue;
      }
      const signed = await signing.sign(body, connection);
      assert.equal(await channel.verify(signed, connection), true);
      assert.equal(await channel.verify(signing.unsigned(body), connection), false, "no signature");
      assert.equal(await channel.verify(await signing.sign(body, signing.stranger), connection), false);
      const bare = { ...connection, credentials: {}, webhookSecret: "" };
      assert.equal(await channel.verify(signed, bare), false, "nothing to check by");
      if (!signing.coversBody) continue;
      const changed = { ...signed, body: signed.body.with(-1, 0x20) };
      assert.equal(await channel.verify(changed, connection), false, "a changed body");
    }
  });

  it("its own samples are read, with every id as text", async () => {
    for (const { name, body, events } of samples) {
      const bytes = (await signing?.sign(body, connection))?.body ?? JSON.stringify(body);
      const found = read(parseJson(bytes));
      assert.deepEqual(found.map(({ type }) => type), events, name);
      assertSound(found);
    }
  });

  it("an unknown shape is nothing", () => {
    for (const body of STRANGE) assert.deepEqual(read(body), [], JSON.stringify(body));
  });

  it("one broken member anywhere in a good body is survived", () => {
    for (const { body } of samples) {
      for (const wrong of broken(body)) assertSound(read(wrong));
    }
  });

  it("a number beyond 2^53 keeps its digits, or is no id", () => {
    const digits = "9007199254740993001";
    for (const event of read(parseJson(contract.numbered(digits)))) {
      if ("externalId" in event) assert.ok(event.externalId.includes(digits), event.externalId);
      assertSound([event]);
    }
  });

  it("one broken event of a hundred costs nobody else", () => {
    for (const wrong of [null, 7, "x", [], {}, { message: { mid: 5, attachments: "x" } }]) {
      const body = contract.batch?.(wrong);
      if (body === undefined) continue;
      assert.equal(read(body).filter(({ type }) => type === "message").length, 99, JSON.stringify(wrong));
    }
  });

  it("what speaks of another account is nothing, however well signed", async () => {
    if (contract.foreign === undefined) return;
    const bytes = (await signing?.sign(contract.foreign, connection))?.body;
    assert.deepEqual(read(parseJson(bytes ?? JSON.stringify(contract.foreign))), []);
  });

  it("the limits of the capability row are the platform's, and are kept", () => {
    const rules = Object.entries(row.text).map(([kind, { limit, unit }]) => [kind, { limit, unit }]);
    assert.deepEqual(Object.fromEntries(rules), contract.limits);
    for (const kind of Object.keys(row.text) as TicketKind[]) keepsLimit(row, kind);
  });

  for (const [fault, kind] of [["busy", "rate"], ["blocked", "user"], ["revoked", "token"]] as const) {
    it(`an API that says ${fault} is a refusal of the kind ${kind}`, async () => {
      if (!api) return;
      await using server = serveAnswer(api[fault]);
      const error = await refusalOf(channelAt(platform, server.origin).send(api.out, connection));
      assert.deepEqual([error.kind, error.maybeSent], [kind, false]);
      if (kind === "rate") assert.ok((error.retryAfter ?? 0) > 0, "it should say how long to wait");
      assertDiscreet(contract, error);
    });
  }

  it("a send without an answer may have arrived", async () => {
    if (!api) return;
    await using server = serveSilence();
    const error = await refusalOf(channelAt(platform, server.origin).send(api.out, connection));
    assert.deepEqual([error.kind, error.maybeSent, server.calls], ["transient", true, 1]);
    assertDiscreet(contract, error);
  });

  it("a text as long as the limit is sent, and named by an id", async () => {
    const text = "a".repeat(row.text.direct?.limit ?? 1);
    const sent = async (answer: Answer, out: NonNullable<Contract["api"]>["out"]) => {
      await using server = serveAnswer(answer);
      return await channelAt(platform, server.origin).send({ ...out, text }, connection);
    };
    if (api) assert.match((await sent(api.sent, api.out)).externalId, /./);
  });

  it("everything that it may say has a sentence in both languages", () => {
    const { connect, health, done, left } = contract.codes;
    const listed = new Set([...connect, ...health, ...done, ...left]);
    assert.deepEqual(codesInSource(platform).filter((code) => !listed.has(code)), [], "not in the contract");
    for (const locale of ["ru", "en"] as const) {
      const { knows } = translator(locale);
      const said = [
        ...connect.map((code) => ["connect.error", code] as const),
        ...health.map((code) => ["connection.error", code] as const),
        ...done.map((code) => ["guide.check", code] as const),
        ...left.flatMap((code) => [["guide.check", code], ["guide.check", `${code}.left`]] as const),
        ["guide.step", "1"] as const,
      ];
      const mute = said.filter(([area, code]) => !knows(area, `${platform}.${code}`));
      assert.deepEqual(mute, [], locale);
    }
  });
}

/** One more than the limit is split where the row allows that, and refused where it does not. */
function keepsLimit(row: Capability, kind: TicketKind): void {
  const via = defaultVia(kind);
  const rule = row.text[kind];
  assert.ok(rule);
  const plan = (length: number) => planParts(row, kind, via, "a".repeat(length), []);
  const fits = plan(rule.limit);
  assert.ok(fits.ok && fits.parts.length === 1, `${kind}: the limit itself fits`);
  const over = plan(rule.limit + 1);
  assert.equal(over.ok, rule.maxParts > 1, kind);
  if (over.ok) assert.equal(over.parts.length, 2);
  else assert.equal(over.code, "text_too_long");
  assert.equal(plan(rule.limit * rule.maxParts + 1).ok, false, `${kind}: too long for all parts`);
  const mixed = planParts(row, kind, via, "Чашки 😀 ".repeat(rule.limit).slice(0, rule.limit + 1), []);
  for (const { text } of mixed.ok ? mixed.parts : []) assert.ok(measure(text, rule.unit) <= rule.limit, kind);
}

/** An error is logged and shown: neither what was written nor a key may stand in it. */
function assertDiscreet({ connection, api }: Contract, error: Error & { platformCode?: string }): void {
  const said = `${error.message} ${error.platformCode ?? ""}`;
  const fields = capabilities[connection.platform].credentials.filter(({ secret }) => secret);
  const secrets = [...fields.map(({ name }) => connection.credentials[name] ?? ""), connection.webhookSecret];
  for (const secret of [api?.out.text ?? "", ...secrets]) {
    assert.ok(secret === "" || !said.includes(secret), `told: ${said}`);
  }
}
