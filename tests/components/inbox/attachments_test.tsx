import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { Attachments } from "@/components/inbox/Attachments.tsx";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import { sampleFile, sampleLang } from "@/tests/components/inbox/sample.ts";

function show(...files: AttachmentView[]): string {
  return render(<Attachments lang={sampleLang()} ticketId="t1" platform="telegram" files={files} />);
}

const picture = (id: string) =>
  sampleFile({ id, kind: "image", name: "", url: `https://media.example/${id}` });

Deno.test("a file shows its name, type and size, and downloads", () => {
  const html = show(sampleFile());
  assert.match(html, /download="Смета\.pdf"/);
  assert.match(html, /PDF, 1,2\u00a0МБ/);
});

Deno.test("four pictures show, the rest are counted; every one has a name", () => {
  const html = show(...["a", "b", "c", "d", "e", "f"].map(picture));
  assert.equal(html.match(/ hidden/g)?.length, 2);
  assert.match(html, /data-more="\+2"/);
  assert.match(html, /aria-label="Картинка 6 из 6"/);
});

Deno.test("a file on its way says so", () => {
  assert.match(show(sampleFile({ status: "pending", url: "" })), /Файл ещё загружается с Telegram/);
});

Deno.test("a file that failed says why and can be asked for again", () => {
  const html = show(sampleFile({ id: "f1", status: "failed", url: "", error: { code: "unreachable" } }));
  assert.match(html, /не отвечает/);
  assert.match(html, /action="\/inbox\/t1\/attachments\/f1\/retry"/);
});

Deno.test("TG-03 a file too large says the limit and where to see it", () => {
  const error = { code: "too_large", params: { limitBytes: String(20 * 1024 * 1024) } };
  const html = show(sampleFile({ status: "unavailable", url: "", error, pageUrl: "https://t.me/x" }));
  assert.match(html, /до 20\u00a0МБ/);
  assert.match(html, /href="https:\/\/t\.me\/x"/);
  assert.doesNotMatch(html, /<form/);
});

Deno.test("TG-04 a voice message plays without scripts", () => {
  assert.match(show(sampleFile({ kind: "audio", name: "Голос" })), /<audio controls[^>]*aria-label="Голос"/);
});

Deno.test("a place opens on a map, a person can be called", () => {
  const place = sampleFile({ kind: "location", url: "", latitude: 55.75, longitude: 37.62, name: "" });
  assert.match(show(place), /mlat=55\.75/);
  assert.match(
    show(sampleFile({ kind: "contact", url: "", name: "Пётр", phone: "+7900" })),
    /href="tel:\+7900"/,
  );
});
