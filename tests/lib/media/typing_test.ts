import assert from "node:assert/strict";
import fc from "fast-check";
import { contentTypeOf, HEAD_BYTES } from "@/lib/media/typing.ts";
import { animation, bytes, isoMedia, ogg, picture, utf8, zip } from "./samples.ts";

const OFFICE = "application/vnd.openxmlformats-officedocument";
const zeros = (count: number) => new Array<number>(count).fill(0);

const SAMPLES: [what: string, head: Uint8Array<ArrayBuffer>, type: string][] = [
  ["JPEG", await picture("jpeg"), "image/jpeg"],
  ["PNG", await picture("png"), "image/png"],
  ["GIF", await animation(), "image/gif"],
  ["WebP", await picture("webp"), "image/webp"],
  ["AVIF", await picture("avif"), "image/avif"],
  ["HEIC", isoMedia("heic"), "image/heic"],
  ["MP4", isoMedia("mp42"), "video/mp4"],
  ["MOV", isoMedia("qt"), "video/quicktime"],
  ["3GP", isoMedia("3gp5"), "video/3gpp"],
  ["M4A", isoMedia("M4A"), "audio/mp4"],
  ["WebM", bytes([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84], "webm", zeros(20)), "video/webm"],
  ["Ogg Opus", ogg("OpusHead"), "audio/ogg"],
  ["Ogg Vorbis", ogg("\x01vorbis"), "audio/ogg"],
  ["Ogg Theora", ogg("\x80theora"), "video/ogg"],
  [
    "MP3 with a tag",
    bytes("ID3", [3, 0, 0, 0, 0, 0, 10], zeros(10), [0xff, 0xfb, 0x90, 0x64], zeros(600)),
    "audio/mpeg",
  ],
  ["MP3 without a tag", bytes([0xff, 0xfb, 0x90, 0x64], zeros(1_000)), "audio/mpeg"],
  [
    "MP3 with a picture larger than the head",
    bytes("ID3", [3, 0, 0, 0, 0x7f, 0, 0], zeros(60_000)),
    "audio/mpeg",
  ],
  ["WAV", bytes("RIFF", zeros(4), "WAVEfmt ", zeros(20)), "audio/wav"],
  ["AMR", bytes("#!AMR\n", zeros(20)), "audio/amr"],
  ["PDF", bytes("%PDF-1.7\n", [0xe2, 0xe3, 0xcf, 0xd3], zeros(20)), "application/pdf"],
  ["PDF in ASCII", bytes("%PDF-1.4\n1 0 obj"), "application/pdf"],
  ["RTF", bytes("{\\rtf1\\ansi Hello}"), "application/rtf"],
  ["ZIP", zip({ "a.txt": "hello" }), "application/zip"],
  [
    "DOCX",
    office("word/document.xml", `${OFFICE}.wordprocessingml.document.main+xml`),
    `${OFFICE}.wordprocessingml.document`,
  ],
  [
    "XLSX",
    office("xl/workbook.xml", `${OFFICE}.spreadsheetml.sheet.main+xml`),
    `${OFFICE}.spreadsheetml.sheet`,
  ],
  [
    "ODT",
    zip({ mimetype: "application/vnd.oasis.opendocument.text" }),
    "application/vnd.oasis.opendocument.text",
  ],
  ["old Office", bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], zeros(600)), "application/x-cfb"],
  ["EXE", bytes("MZ", [0x90], zeros(61)), "application/x-msdownload"],
  ["text", utf8("Здравствуйте, где мой заказ?"), "text/plain"],
  ["text in Windows-1251", bytes([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0d, 0x0a]), "text/plain"],
  ["text in UTF-16", bytes([0xff, 0xfe, 0x1f, 0x04, 0x40, 0x04]), "text/plain"],
  ["text that starts like a BMP", utf8("BMW: ремонт кузова, прайс на 2026 год"), "text/plain"],
  ["text that starts like an EXE", utf8("MZ 12, оплата по счёту"), "text/plain"],
  ["a visiting card", utf8("BEGIN:VCARD\nVERSION:3.0\nFN:Анна\nEND:VCARD"), "text/vcard"],
  ["noise", bytes([0, 1, 2, 3, 0xfe, 0xdc]), "application/octet-stream"],
  ["HTML", utf8("<!DOCTYPE html><p>"), "text/html"],
  [
    "HTML after space and comments",
    utf8("\ufeff \n<!-- a --><!-- b -->\n<script>alert(1)</script>"),
    "text/html",
  ],
  ["HTML in UTF-16", bytes([0xff, 0xfe], [...utf8("<html>")].flatMap((byte) => [byte, 0])), "text/html"],
  ["XHTML", utf8("<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>"), "text/html"],
  ["SVG", utf8("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "image/svg+xml"],
  [
    "SVG with a prologue",
    utf8("<?xml version='1.0'?><!-- x --><!DOCTYPE svg PUBLIC 'a' 'b'><svg/>"),
    "image/svg+xml",
  ],
  ["SVG with entities", utf8("<!DOCTYPE svg [<!ENTITY a '>'>]><svg/>"), "image/svg+xml"],
  ["SVG with a prefix", utf8("<s:svg xmlns:s='http://www.w3.org/2000/svg'/>"), "image/svg+xml"],
  ["XML", utf8("<?xml version='1.0'?><order/>"), "application/xml"],
  ["XML without a prologue", utf8("<feed xmlns='http://www.w3.org/2005/Atom'>"), "application/xml"],
  ["less-than in a text", utf8("<3 спасибо"), "text/plain"],
];

for (const [what, head, type] of SAMPLES) {
  Deno.test(`${what} is ${type}`, async () => {
    assert.equal(await contentTypeOf(head.slice(0, HEAD_BYTES)), type);
  });
}

Deno.test("any bytes have a type, and it is a bare one", async () => {
  const magic = fc.constantFrom(
    "",
    "OggS",
    "ID3",
    "PK\x03\x04",
    "RIFF",
    "\x1aE\xdf\xa3",
    "\0\0\0\x18ftyp",
    "<!--",
    "<!DOCTYPE ",
  );
  await fc.assert(
    fc.asyncProperty(magic, fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
      const type = await contentTypeOf(bytes(start, [...rest]));
      assert.match(type, /^[a-z]+\/[a-z0-9.+-]+$/);
    }),
    { numRuns: 300 },
  );
});

Deno.test("a head full of open brackets is typed at once", async () => {
  for (const piece of ["<!doctype ", "<!-- ", "<?", "<!---->", "<a ", "<!doctype [] ", " "]) {
    const started = performance.now();
    await contentTypeOf(utf8(piece.repeat(HEAD_BYTES / piece.length)));
    assert.ok(performance.now() - started < 500, piece);
  }
});

function office(part: string, type: string): Uint8Array<ArrayBuffer> {
  const override = `<Override PartName="/${part}" ContentType="${type}"/>`;
  return zip({ "[Content_Types].xml": `<?xml version="1.0"?><Types>${override}</Types>`, [part]: "<x/>" });
}
