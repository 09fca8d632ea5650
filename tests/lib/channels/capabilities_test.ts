import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { capabilities, capability, PLATFORMS, platformsReady } from "@/lib/channels/capabilities.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";

const MB = 1024 * 1024;

Deno.test("every platform has a row that carries its own name", () => {
  assert.deepEqual(Object.keys(capabilities), [...PLATFORMS]);
  for (const platform of PLATFORMS) assert.equal(capabilities[platform].platform, platform);
});

Deno.test("every platform is ready but e-mail, which is announced", () => {
  assert.deepEqual(platformsReady, PLATFORMS.filter((platform) => platform !== "email"));
});

Deno.test("capability() finds a row by its name and nothing by any other text", () => {
  assert.equal(capability("vk"), capabilities.vk);
  for (const text of ["", "VK", "icq", "__proto__", "constructor"]) assert.equal(capability(text), undefined);
});

const FIELDS: Readonly<Partial<Record<Platform, readonly string[]>>> = {
  telegram: ["token"],
  vk: ["token"],
  facebook: ["pageToken", "appSecret", "verifyToken"],
  instagram: ["token", "appSecret", "verifyToken"],
  twitter: ["consumerKey", "consumerSecret", "accessToken", "accessTokenSecret"],
  viber: ["token"],
  whatsapp: ["token", "phoneNumberId", "businessAccountId", "appSecret", "verifyToken"],
  slack: ["botToken", "signingSecret"],
  webchat: [],
  max: ["token"],
};

Deno.test("the credentials are asked for by the names of the API", () => {
  for (const platform of PLATFORMS) {
    const names = capabilities[platform].credentials.map(({ name }) => name);
    if (platform !== "email") assert.deepEqual(names, FIELDS[platform], platform);
  }
});

Deno.test("every pattern of a credential is a regular expression that refuses a blank", () => {
  for (const platform of PLATFORMS) {
    for (const { name, pattern } of capabilities[platform].credentials) {
      if (pattern) assert.equal(new RegExp(pattern).test(" "), false, `${platform} ${name}`);
    }
  }
});

Deno.test("C-01 VK, Facebook and X can be bound to either section, messengers land in chat", () => {
  const choice = PLATFORMS.filter((platform) => capabilities[platform].section.choice);
  assert.deepEqual(choice, ["vk", "facebook", "twitter"]);
  for (const platform of ["instagram", "viber", "telegram", "whatsapp", "slack"] as const) {
    assert.equal(capabilities[platform].section.default, "chat", platform);
  }
  assert.equal(capabilities.facebook.section.default, "requests");
});

Deno.test("C-03 the tags are these four, exactly", () => {
  const tags = PLATFORMS.flatMap((platform) => Object.entries(capabilities[platform].tags));
  assert.deepEqual(tags, [
    ["direct", "ВК:Личное"],
    ["discussion", "ВК:Обсуждение"],
    ["direct", "Twitter: Личное"],
    ["mention", "Twitter:Упоминание"],
  ]);
});

Deno.test("C-08 a conversation may be split into ten messages, a public answer is one", () => {
  for (const platform of PLATFORMS) {
    const { text } = capabilities[platform];
    if (platform !== "email") assert.equal(text.direct?.maxParts, 10, platform);
    for (const kind of ["comment", "mention"] as const) assert.equal(text[kind]?.maxParts ?? 1, 1, platform);
  }
});

Deno.test("the published limits stand in the rows", () => {
  const { vk, facebook, instagram, twitter, telegram, webchat } = capabilities;
  assert.deepEqual(vk.text.direct, { limit: 4096, unit: "utf16", maxParts: 10, hard: 9000 });
  assert.deepEqual(facebook.text.direct, { limit: 1986, unit: "utf16", maxParts: 10, hard: 2000 });
  assert.deepEqual(instagram.text.direct, { limit: 1000, unit: "bytes", maxParts: 10 });
  assert.deepEqual(twitter.text.mention, { limit: 280, unit: "weighted", maxParts: 1 });
  assert.deepEqual(telegram.text.direct, { limit: 4096, unit: "utf16", maxParts: 10 });
  assert.equal(telegram.caption?.limit, 1024);
  assert.equal(telegram.receiveMaxBytes, 20 * MB);
  assert.deepEqual(webchat.text.direct, { limit: 10_000, unit: "codepoints", maxParts: 10 });
  assert.equal(webchat.send.file?.maxBytes, 25 * MB);
  assert.deepEqual(webchat.receipts, ["delivered", "read"]);
});

Deno.test("VK-08 a discussion is taken but cannot be answered from here", () => {
  assert.deepEqual(capabilities.vk.kinds, ["direct", "comment", "discussion"]);
  assert.equal(capabilities.vk.text.discussion, undefined);
});

Deno.test("a row answers only kinds that it brings, and quotes sane numbers", () => {
  for (const platform of PLATFORMS) {
    const row = capabilities[platform];
    for (const kind of Object.keys(row.text)) assert.ok(row.kinds.some((each) => each === kind), platform);
    assert.ok(row.sendsPerSecond > 0 && row.filesPerMessage >= 1, platform);
    for (const rule of [...Object.values(row.send), ...Object.values(row.sendPublic ?? {})]) {
      assert.ok(Number.isSafeInteger(rule.maxBytes) && rule.maxBytes > 0, platform);
      const goal = rule.otherwise;
      assert.ok(goal === undefined || row.send[goal] !== undefined, platform);
    }
  }
});

Deno.test("the table imports nothing from outside its folder", () => {
  const folder = new URL("../../../lib/channels/capabilities/", import.meta.url);
  const files = readdirSync(folder).map((name) => new URL(name, folder));
  files.push(new URL("../../../lib/channels/capabilities.ts", import.meta.url));
  assert.ok(files.length > 12);
  for (const file of files) {
    for (const [, from] of readFileSync(file, "utf8").matchAll(/from "([^"]+)"/g)) {
      assert.match(from ?? "", /^@\/lib\/channels\/capabilities\//, file.pathname);
    }
  }
});
