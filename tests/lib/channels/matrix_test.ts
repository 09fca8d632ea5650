import assert from "node:assert/strict";
import { capabilities, type Capability, type Platform, PLATFORMS } from "@/lib/channels/capabilities.ts";
import { type Cell, matrix } from "@/lib/channels/matrix/mod.ts";
import { numbers } from "@/lib/i18n/numbers.ts";

const made = matrix();
const cells: readonly Cell[] = made.features.flatMap(({ id }) =>
  PLATFORMS.flatMap((platform) => made.cells[id]?.[platform] ?? [])
);

/** A cell of the table in which one row is another. */
function asked(feature: string, row: Capability): Cell | undefined {
  return matrix({ ...capabilities, [row.platform]: row }).cells[feature]?.[row.platform];
}

function cell(feature: string, platform: Platform): Cell {
  const found = made.cells[feature]?.[platform];
  assert.ok(found, `${feature} ${platform}`);
  return found;
}

Deno.test("C-09 every platform has a cell for every feature", () => {
  assert.ok(made.features.length >= 40);
  assert.equal(cells.length, made.features.length * PLATFORMS.length);
  for (const { id } of made.features) assert.deepEqual(Object.keys(made.cells[id] ?? {}), [...PLATFORMS]);
  assert.deepEqual(made.platforms.map(({ id }) => id), [...PLATFORMS]);
});

Deno.test("C-09 ids are unique, fit an address and name platform and feature", () => {
  assert.equal(new Set(made.features.map(({ id }) => id)).size, made.features.length);
  for (const { id, platform, feature } of cells) {
    assert.equal(id, `${platform}-${feature}`);
    assert.match(id, /^[a-z]+(-[a-z]+)*$/);
  }
  assert.equal(cell("comments", "vk").id, "vk-comments");
});

Deno.test("C-09 every feature stands in a group, and no group is empty", () => {
  const groups = new Set(made.features.map(({ group }) => group));
  assert.deepEqual([...groups], made.groups.map(({ id }) => id));
});

Deno.test("C-09 no sentence is empty, in Russian or in English", () => {
  for (const { id, note, platformLimit, usedesk2022, source } of cells) {
    assert.notEqual(source.trim(), "", id);
    for (const said of [note, platformLimit, usedesk2022?.note]) {
      if (!said) continue;
      assert.match(said.ru, /[А-ЯЁа-яё].*\.$/s, `${id}: ${said.ru}`);
      assert.match(said.en, /[A-Za-z].*\.$/s, `${id}: ${said.en}`);
      assert.doesNotMatch(`${said.ru} ${said.en}`, /undefined|NaN|\[object|!| {2}/, id);
      // A tag keeps its Russian name in every language.
      assert.doesNotMatch(said.en.replace(/«[^»]*»/g, ""), /[А-ЯЁа-яё]/, `${id}: ${said.en}`);
    }
  }
  for (const { title } of [...made.features, ...made.groups]) {
    assert.match(title.ru, /[А-ЯЁ]/);
    assert.doesNotMatch(title.en, /[А-ЯЁа-яё]/);
  }
});

const NUMBERED: Readonly<Record<string, readonly [Platform, number]>> = {
  VK: ["vk", 21],
  FB: ["facebook", 12],
  TW: ["twitter", 11],
  IG: ["instagram", 12],
  VB: ["viber", 9],
  TG: ["telegram", 9],
  WA: ["whatsapp", 9],
  SL: ["slack", 8],
};

for (const [prefix, [platform, count]] of Object.entries(NUMBERED)) {
  Deno.test(`C-09 every behaviour ${prefix}-01…${prefix}-${count} is promised by a cell of its platform`, () => {
    const own = cells.filter((each) => each.platform === platform).flatMap(({ behaviours }) => behaviours);
    const wanted = Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(2, "0")}`);
    assert.deepEqual(wanted.filter((id) => !own.includes(id)), []);
  });
}

Deno.test("C-09 a cell promises only behaviours of its own platform or of all", () => {
  for (const { id, platform, behaviours } of cells) {
    for (const behaviour of behaviours) {
      const prefix = behaviour.slice(0, 2);
      const owner = NUMBERED[prefix]?.[0];
      assert.ok(owner === platform || /^(C|RE)-\d\d$/.test(behaviour), `${id}: ${behaviour}`);
    }
    assert.equal(new Set(behaviours).size, behaviours.length, id);
  }
});

Deno.test("C-09 lengths are those of the rows", () => {
  for (const platform of PLATFORMS) {
    const { text } = capabilities[platform];
    const { note, platformLimit } = cell("text-limit", platform);
    for (const rule of Object.values(text)) {
      assert.ok(note.ru.includes(numbers("ru").count(rule.limit)), platform);
      assert.ok(note.en.includes(numbers("en").count(rule.limit)), platform);
    }
    const hard = text.direct?.hard;
    assert.equal(hard !== undefined, platformLimit !== undefined, platform);
    if (hard) assert.ok(platformLimit?.en.includes(numbers("en").count(hard)), platform);
  }
});

const BY_KIND = { images: "image", audio: "audio", video: "video", documents: "file" } as const;

Deno.test("C-09 sizes of files are those of the rows", () => {
  for (const platform of PLATFORMS) {
    for (const [feature, kind] of Object.entries(BY_KIND)) {
      const rule: { maxBytes: number } | undefined = capabilities[platform].send[kind];
      const { answer, note } = cell(feature, platform);
      assert.equal(answer === "no", rule === undefined, `${platform} ${feature}`);
      if (rule) assert.ok(note.ru.includes(numbers("ru").bytes(rule.maxBytes)), `${platform} ${feature}`);
    }
  }
});

Deno.test("C-09 what the row says otherwise, the matrix says otherwise", () => {
  const { telegram, vk, facebook } = capabilities;
  const longer = { ...telegram, text: { direct: { limit: 5000, unit: "bytes", maxParts: 3 } } } as const;
  assert.match(asked("text-limit", longer)?.note.ru ?? "", /^До 5\s000 байт /);
  assert.match(asked("splitting", longer)?.note.ru ?? "", /до 3 сообщений/);
  assert.match(asked("incoming-size", { ...telegram, receiveMaxBytes: 2 ** 30 })?.note.ru ?? "", /^До 1\sГБ/);
  assert.equal(asked("statuses", { ...telegram, receipts: ["delivered", "read"] })?.answer, "yes");
  assert.equal(asked("comments", { ...vk, kinds: ["direct"] })?.answer, "no");
  assert.equal(asked("reply-window", { ...facebook, replyWindowHours: undefined })?.answer, "yes");
  assert.match(asked("reply-window", { ...facebook, humanWindowHours: 72 })?.note.ru ?? "", /до 3 дней/);
  assert.match(asked("profile-refresh", { ...vk, profileRefreshDays: 1 })?.note.ru ?? "", /^Раз в 1 день\./);
  assert.match(asked("speed", { ...vk, sendsPerSecond: 1 / 60 })?.note.en ?? "", /^Up to 15 messages in 15/);
  assert.equal(asked("connect", { ...vk, availability: "soon" })?.answer, "no");
  assert.match(asked("tags", { ...vk, tags: { direct: "Проба" } })?.note.ru ?? "", /: «Проба»\./);
});

Deno.test("VK-08 the matrix says that a discussion cannot be answered, and who decides", () => {
  const { answer, changeable, behaviours } = cell("discussions", "vk");
  assert.deepEqual([answer, changeable], ["limits", "platform"]);
  assert.ok(behaviours.includes("VK-08"));
});

Deno.test("IG-03 the matrix says that mentions by closed profiles cannot be seen", () => {
  assert.match(cell("mentions", "instagram").platformLimit?.ru ?? "", /закрытых профилей/);
});

Deno.test("C-09 what is announced cannot be connected yet", () => {
  for (const { id, availability } of made.platforms) {
    assert.equal(cell("connect", id).answer, availability === "ready" ? "yes" : "no", id);
  }
});

Deno.test("C-09 nobody is promised that we enter an address which only the owner can enter", () => {
  for (const platform of PLATFORMS) {
    const { availability, webhook } = capabilities[platform];
    if (availability !== "ready") continue;
    const { note } = cell("connect", platform);
    assert.equal(/сами настроим приём/.test(note.ru), webhook === "automatic", platform);
    assert.equal(/set up the delivery/.test(note.en), webhook === "automatic", platform);
  }
  assert.match(cell("connect", "whatsapp").note.en, /point the number's messages here/);
});

Deno.test("C-09 the matrix travels as JSON", () => {
  assert.deepEqual(JSON.parse(JSON.stringify(made)), made);
});
