import assert from "node:assert/strict";
import fc from "fast-check";
import { safeName } from "@/lib/media/names.ts";

const JPEG = "image/jpeg";
const CASES: [given: string | undefined, type: string, name: string][] = [
  ["photo.jpg", JPEG, "photo.jpg"],
  ["Отчёт за май.PDF", "application/pdf", "Отчёт за май.pdf"],
  ["../../etc/passwd", "text/plain", "passwd.txt"],
  ["..\\..\\windows\\system.ini", "text/plain", "system.ini"],
  ["/etc/cron.d/x", "text/plain", "x.txt"],
  ["C:\\Users\\a\\фото.jpg", JPEG, "фото.jpg"],
  ["a\0b\r\nSet-Cookie: x.jpg", JPEG, "abSet-Cookie_ x.jpg"],
  ["счёт\u202efdp.exe", "application/x-msdownload", "счётfdp.exe"],
  ["..", JPEG, "image.jpg"],
  ["...", JPEG, "image.jpg"],
  [".htaccess", "text/plain", "htaccess.txt"],
  ["", JPEG, "image.jpg"],
  [undefined, JPEG, "image.jpg"],
  ["   ", JPEG, "image.jpg"],
  [".jpg", JPEG, "jpg.jpg"],
  ["CON.jpg", JPEG, "_CON.jpg"],
  ['a<b>:"c"|?*.jpg', JPEG, "a_b___c____.jpg"],
  ["picture.png", JPEG, "picture.jpg"],
  ["photo.exe", JPEG, "photo.jpg"],
  ["Отчёт 12.05", "application/pdf", "Отчёт 12.05.pdf"],
  ["invoice.pdf.html", "text/html", "invoice.pdf.html"],
  ["notes.html", "text/plain", "notes.txt"],
  ["data.csv", "text/csv", "data.csv"],
  ["server.conf", "text/plain", "server.conf"],
  ["drawing.dwg", "application/octet-stream", "drawing.dwg"],
  ["photo.jpg", "application/octet-stream", "photo.bin"],
  ["voice.oga", "audio/ogg", "voice.oga"],
  ["audioclip.mp4", "audio/mp4", "audioclip.mp4"],
  ["disc.iso", "application/x-iso9660-image", "disc.iso"],
  ["app.apk", "application/vnd.android.package-archive", "app.apk"],
  ["me\u0306.jpg", JPEG, "mĕ.jpg"],
  ["\ud800.jpg", JPEG, "\ufffd.jpg"],
];

for (const [given, type, name] of CASES) {
  Deno.test(`${JSON.stringify(given)} as ${type} is ${JSON.stringify(name)}`, () => {
    assert.equal(safeName(given, type, "image"), name);
  });
}

Deno.test("a long name is cut between letters and keeps its extension", () => {
  const name = safeName(`${"ё".repeat(300)}.jpeg`, JPEG, "image");
  assert.equal(name, `${"ё".repeat(115)}.jpeg`);
  const family = "👨‍👩‍👧‍👦";
  const emoji = safeName(`${family.repeat(60)}.jpg`, JPEG, "image");
  assert.ok(emoji.length <= 120 && emoji.isWellFormed(), emoji);
});

Deno.test("whatever the name, what is left is one short, visible, plain file name", () => {
  const types = fc.constantFrom(
    JPEG,
    "text/plain",
    "application/octet-stream",
    "application/zip",
    "x/unknown",
  );
  const piece = fc.constantFrom(
    "../",
    "..\\",
    "\0",
    "\r\n",
    "\u202e",
    ".",
    " ",
    "nul",
    "/",
    "🙂",
    "\ud83d",
    ".jpg",
  );
  const name = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(piece).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(name, types, (given, type) => {
      const safe = safeName(given, type, "file");
      assert.ok(safe.length <= 120 && safe.isWellFormed());
      assert.doesNotMatch(safe, /[/\\<>:"|?*\p{Cc}\p{Cf}]/u);
      assert.match(safe, /^[^. ].*\.[\p{L}\p{N}_-]{1,16}$/u);
      assert.equal(safeName(safe, type, "file"), safe);
    }),
    { numRuns: 500 },
  );
});
