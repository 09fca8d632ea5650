import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { sample, type SampleName } from "@/lib/sandbox/samples.ts";
import { bubble, open, reached, replyField } from "./inbox_steps.ts";
import { type InboxStage, openInboxStage } from "./inbox_stage.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

const MARINA = { firstName: "Марина", lastName: "Котова" };
const HUGE = 51 * 1024 * 1024;

async function picked(name: SampleName) {
  const { bytes, contentType, name: fileName } = await sample(name);
  return { name: fileName, mimeType: contentType, buffer: Buffer.from(bytes) };
}

interface Given {
  readonly name: string;
  readonly type: string;
  /** Bytes of it, or how many zeros. */
  readonly bytes: Uint8Array | number;
}

/** A paste or a drop, as the browser makes it of a file that somebody has elsewhere. */
async function give(page: Page, how: "paste" | "drop", { name, type, bytes }: Given) {
  const size = typeof bytes === "number" ? bytes : 0;
  const text = typeof bytes === "number" ? "" : Buffer.from(bytes).toString("base64");
  await page.evaluate(({ how, name, type, size, text }) => {
    const content = text ? Uint8Array.from(atob(text), (char) => char.charCodeAt(0)) : new Uint8Array(size);
    const data = new DataTransfer();
    data.items.add(new File([content], name, { type }));
    const init = { bubbles: true, cancelable: true };
    const event = how === "paste"
      ? new ClipboardEvent("paste", { ...init, clipboardData: data })
      : new DragEvent("drop", { ...init, dataTransfer: data });
    document.querySelector(how === "paste" ? "#composer-reply" : ".thread-scroll")?.dispatchEvent(event);
  }, { how, name, type, size, text });
}

Deno.test("files come by picker, paste and drop, show how far they are, and arrive", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Пришлите фото и прайс");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const going = Promise.withResolvers<void>();
    await page.route("**/api/v1/uploads", async (route) => {
      await going.promise;
      await route.continue();
    });
    await page.locator(".composer-tools input[type=file]").first().setInputFiles(await picked("mug"));
    const [vase, price] = [await sample("vase"), await sample("price")];
    await give(page, "paste", { name: "vase.jpg", type: "image/jpeg", bytes: vase.bytes });
    await give(page, "drop", { name: "price.pdf", type: "application/pdf", bytes: price.bytes });
    const files = page.locator(".composer-file");
    await files.nth(2).waitFor();
    await page.getByRole("progressbar", { name: "Загружаем price.pdf" }).waitFor();
    await replyField(page).fill("Вот");
    await replyField(page).press("Control+Enter");
    await page.getByText("Дождитесь, пока файлы загрузятся").waitFor();
    going.resolve();
    await page.getByRole("progressbar").first().waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Ответить", exact: true }).click();
    await reached(page, "Вот", "sent");
    const sent = marina.lines().filter(({ from }) => from === "business");
    assert.deepEqual(sent.flatMap(({ attachments }) => attachments.map(({ kind }) => kind)).sort(), [
      "document",
      "photo",
      "photo",
    ]);
    assert.deepEqual(sent.map(({ text }) => text).filter(Boolean), ["Вот"]);
    assert.equal(await bubble(page, "Вот").locator(".image-grid img").count(), 2);
  })());

Deno.test("C-12 VK-10 a file that the channel refuses says why before it is sent, and can be taken off", () =>
  stage.play(async ({ anna, telegram, vk, visit }) => {
    await vk(MARINA).write("Пришлите песню");
    await telegram({ firstName: "Денис", lastName: "Ломов" }).write("Пришлите архив");
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    let uploads = 0;
    page.on("request", (request) => {
      if (request.url().endsWith("/uploads")) uploads++;
    });
    const send = page.getByRole("button", { name: "Ответить", exact: true });
    const { bytes } = await sample("audio");
    await give(page, "drop", { name: "song.mp3", type: "audio/mpeg", bytes });
    await page.getByText("song.mp3: ВКонтакте не принимает музыку. Голосовое (OGG) или WAV отправятся.")
      .waitFor();
    await replyField(page).fill("Вот песня");
    assert.equal(await send.getAttribute("aria-disabled"), "true");
    await page.getByRole("button", { name: "Убрать файл song.mp3" }).click();
    await give(page, "drop", { name: "empty.pdf", type: "application/pdf", bytes: 0 });
    await page.getByText("empty.pdf: файл пустой. Выберите другой.").waitFor();
    await page.getByRole("button", { name: "Убрать файл empty.pdf" }).click();
    await send.click();
    await reached(page, "Вот песня", "sent");
    await open(page, "Денис Ломов");
    await give(page, "drop", { name: "huge.zip", type: "application/zip", bytes: HUGE });
    await page.getByText("huge.zip: 51 МБ — больше, чем берёт Telegram. Можно до 50 МБ.").waitFor();
    assert.equal(uploads, 0);
  })());

Deno.test("an upload that breaks off says so, and goes up on a second try", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("Пришлите фото");
    const page = await visit(anna, "/inbox", { expected: /ERR_FAILED/ });
    await open(page, "Марина Котова");
    await page.route("**/api/v1/uploads", (route) => route.abort());
    await page.locator(".composer-tools input[type=file]").first().setInputFiles(await picked("mug"));
    await page.getByText("Файл mug.jpg не загрузился. Нет связи").waitFor();
    await page.unroute("**/api/v1/uploads");
    await page.getByRole("button", { name: "Загрузить ещё раз" }).click();
    await page.getByRole("button", { name: "Ответить", exact: true }).and(
      page.locator(":not([aria-disabled])"),
    ).click();
    await page.locator('.bubble[data-status="sent"] .image-grid').waitFor();
    assert.equal(marina.lines().at(-1)?.attachments[0]?.kind, "photo");
  })());

Deno.test("pictures open in a viewer that goes by keys; Esc closes it and gives the focus back", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.sendAlbum(["mug", "vase", "bowls"], "Какую выбрать?");
    await marina.write("", { attachments: ["plates"] });
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const first = page.locator(".image-grid a").first();
    await page.locator(".image-grid img").nth(3).waitFor();
    await first.click();
    const viewer = page.getByRole("dialog", { name: "Просмотр картинок" });
    await viewer.getByText("1 из 4").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await viewer.getByText("4 из 4").waitFor();
    await page.keyboard.press("ArrowLeft");
    await viewer.getByText("3 из 4").waitFor();
    await page.waitForFunction(() =>
      document.querySelector<HTMLImageElement>(".viewer img")?.naturalWidth === 720
    );
    await page.keyboard.press("Escape");
    await viewer.waitFor({ state: "hidden" });
    assert.equal(await first.evaluate((it) => it === document.activeElement), true);
  })());

Deno.test("TG-04 voice plays, faster when asked, and stops for the next", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    const marina = telegram(MARINA);
    await marina.write("", { attachments: ["voice"] });
    await marina.write("", { attachments: ["audio"] });
    const page = await visit(anna, "/inbox");
    await open(page, "Марина Котова");
    const [voice, song] = [page.locator(".sound").first(), page.locator(".sound").nth(1)];
    await voice.getByText("0:09").waitFor();
    await voice.getByRole("button", { name: /Скорость/ }).click();
    await voice.getByRole("button", { name: "Слушать" }).click();
    await page.waitForFunction(() => (document.querySelector("audio")?.currentTime ?? 0) > 0);
    assert.equal(await voice.locator("audio").evaluate((it: HTMLAudioElement) => it.playbackRate), 1.5);
    await song.getByRole("button", { name: "Слушать" }).click();
    await song.getByRole("button", { name: "Пауза" }).waitFor();
    await voice.getByRole("button", { name: "Слушать" }).waitFor();
  })());
