import assert from "node:assert/strict";
import { planAnswer, refused, roomLeft } from "@/islands/_inbox/planning.ts";
import { planProblem, refusalWords } from "@/islands/_inbox/words.ts";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { sampleLang, sampleTicket } from "@/tests/components/inbox/sample.ts";

const ru = sampleLang("ru");
const vk = sampleTicket();
const MOST = 50 * 1024 * 1024;
const limit = capabilities.vk.text.direct?.limit ?? 0;

Deno.test("C-07 what is left shows from four fifths of the limit on, up to the limit", () => {
  const left = (length: number) => roomLeft(vk, "direct", "я".repeat(length))?.left;
  assert.equal(left(Math.floor(limit * 0.79)), undefined);
  assert.equal(left(Math.ceil(limit * 0.8)), limit - Math.ceil(limit * 0.8));
  assert.equal(left(limit), 0);
  assert.equal(left(limit + 1), undefined);
});

Deno.test("IG-02 what is left is counted in the platform's own unit", () => {
  const instagram = sampleTicket({ platform: "instagram" });
  const bytes = capabilities.instagram.text.direct;
  assert.equal(bytes?.unit, "bytes");
  const room = roomLeft(instagram, "direct", "я".repeat(450));
  assert.deepEqual(room, { left: (bytes?.limit ?? 0) - 900, limit: bytes?.limit, unit: "bytes" });
});

Deno.test("C-08 a text longer than all its parts together is refused with how much is over", () => {
  const plan = planAnswer(vk, "direct", "слово ".repeat(10_000), []);
  assert.match(planProblem(ru, "vk", plan) ?? "", /^Длиннее на .* ВКонтакте столько не примет/);
  assert.equal(planProblem(ru, "vk", planAnswer(vk, "direct", "Здравствуйте", [])), undefined);
});

Deno.test("VK-10 music is refused before it goes up, with what would go", () => {
  const file = { kind: "audio", contentType: "audio/mpeg", name: "песня.mp3", size: 5_000_000 } as const;
  const why = refused(vk, "direct", file, MOST);
  assert.match(refusalWords(ru, "vk", file, why), /^песня\.mp3: ВКонтакте не принимает музыку\. .*OGG/);
});

Deno.test("C-12 a file too large is refused with its size and the limit", () => {
  const telegram = sampleTicket({ platform: "telegram" });
  const file = {
    kind: "file",
    contentType: "application/zip",
    name: "все.zip",
    size: 60 * 1024 * 1024,
  } as const;
  const why = refused(telegram, "direct", file, MOST);
  assert.equal(
    refusalWords(ru, "telegram", file, why),
    "все.zip: 60\u00a0МБ — больше, чем берёт Telegram. Можно до 50\u00a0МБ.",
  );
});

Deno.test("an empty file says so", () => {
  assert.match(refusalWords(ru, "vk", { name: "x.txt", size: 0 }, null), /файл пустой/);
});

Deno.test("C-12 what the channel would take but we do not is refused before it goes up, too", () => {
  const file = { kind: "file", contentType: "application/zip", name: "все.zip", size: MOST + 1 } as const;
  const why = refused(vk, "direct", file, MOST);
  assert.match(refusalWords(ru, "vk", file, why), /^все\.zip: .* больше, чем берём мы\. Можно до 50\u00a0МБ/);
  assert.equal(refused(vk, "direct", { ...file, size: MOST }, MOST), null);
});
