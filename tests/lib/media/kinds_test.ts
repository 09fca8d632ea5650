import assert from "node:assert/strict";
import { classify, type Declared } from "@/lib/media/kinds.ts";

const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CASES: [found: string, declared: Declared, contentType: string, kind: string][] = [
  ["image/jpeg", {}, "image/jpeg", "image"],
  ["image/jpeg", { kind: "file", contentType: "application/pdf", name: "a.pdf" }, "image/jpeg", "image"],
  ["image/avif", {}, "image/avif", "image"],
  ["image/heic", { kind: "image" }, "image/heic", "file"],
  ["image/svg+xml", { kind: "image", contentType: "image/png" }, "image/svg+xml", "file"],
  ["text/html", { kind: "image" }, "text/html", "file"],
  ["image/webp", { kind: "sticker" }, "image/webp", "sticker"],
  ["video/webm", { kind: "sticker" }, "video/webm", "sticker"],
  ["application/gzip", { kind: "sticker" }, "application/gzip", "file"],
  ["video/mp4", {}, "video/mp4", "video"],
  ["video/mp4", { kind: "audio" }, "audio/mp4", "audio"],
  ["video/webm", { contentType: "audio/webm;codecs=opus" }, "audio/webm", "audio"],
  ["video/quicktime", { kind: "audio" }, "video/quicktime", "video"],
  ["audio/ogg", { kind: "video" }, "audio/ogg", "audio"],
  ["audio/ogg", { kind: "file" }, "audio/ogg", "audio"],
  ["application/pdf", { kind: "image" }, "application/pdf", "file"],
  ["text/plain", { name: "прайс.csv" }, "text/csv", "file"],
  ["text/plain", { name: "page.html", contentType: "text/html" }, "text/plain", "file"],
  ["application/zip", { name: "смета.xlsx" }, SHEET, "file"],
  ["application/zip", { name: "photo.jpg" }, "application/zip", "file"],
  ["application/x-cfb", { name: "Договор.doc" }, "application/msword", "file"],
  [
    "application/octet-stream",
    { name: "a.jpg", contentType: "image/jpeg" },
    "application/octet-stream",
    "file",
  ],
];

for (const [found, declared, contentType, kind] of CASES) {
  Deno.test(`${found} declared as ${JSON.stringify(declared)} is ${kind}, ${contentType}`, () => {
    assert.deepEqual(classify(found, declared), { contentType, kind });
  });
}
