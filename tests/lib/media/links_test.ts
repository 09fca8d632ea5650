import assert from "node:assert/strict";
import fc from "fast-check";
import { type MediaLink, signMedia, verifyMedia } from "@/lib/media/links.ts";
import { Secrets } from "@/lib/secrets.ts";

const secrets = await Secrets.from("a master secret for tests, 32 characters");
const LINK: MediaLink = { workspaceId: "w1", attachmentId: "a1", variant: "file", hash: "0".repeat(64) };
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 22, 12);

Deno.test("an address opens until the end of the next day, in UTC", async () => {
  const given = parse(await signMedia(secrets, LINK, { name: "a.jpg", now: NOON }));
  const end = Date.UTC(2026, 10, 24);
  assert.equal(Number(given.expires), end / 1000);
  assert.equal(await verifyMedia(secrets, LINK, given, NOON), "valid");
  assert.equal(await verifyMedia(secrets, LINK, given, end - 1), "valid");
  assert.equal(await verifyMedia(secrets, LINK, given, end), "expired");
});

Deno.test("an address can be made to last", async () => {
  const given = parse(await signMedia(secrets, LINK, { name: "a.jpg", now: NOON, days: 30 }));
  assert.equal(await verifyMedia(secrets, LINK, given, NOON + 30 * DAY), "valid");
  assert.equal(await verifyMedia(secrets, LINK, given, NOON + 31 * DAY), "expired");
});

Deno.test("an address is the same all day, so that browsers keep the file", async () => {
  const morning = await signMedia(secrets, LINK, { name: "a.jpg", now: NOON });
  assert.equal(await signMedia(secrets, LINK, { name: "a.jpg", now: NOON + DAY / 2 - 1 }), morning);
  assert.notEqual(await signMedia(secrets, LINK, { name: "a.jpg", now: NOON + DAY / 2 }), morning);
});

Deno.test("the last segment is the file's name, the thumbnail's is its own", async () => {
  const path = await signMedia(secrets, LINK, { name: "Отчёт 1/2.pdf", now: NOON });
  assert.equal(decodeURIComponent(path.split("/").at(-1) ?? ""), "Отчёт 1/2.pdf");
  assert.equal(new URL(path, "https://help.example").pathname, path);
  const thumb = await signMedia(secrets, { ...LINK, variant: "thumb" }, { name: "a.pdf", now: NOON });
  assert.match(thumb, /^\/media\/w1\/a1\/thumb\/\d+\/[\w-]{43}\/thumb\.webp$/);
});

Deno.test("nothing of an address can be changed", async () => {
  const given = parse(await signMedia(secrets, LINK, { name: "a.jpg", now: NOON }));
  const changed = fc.record({
    workspaceId: fc.constantFrom("w1", "w2", "w1\na1"),
    attachmentId: fc.constantFrom("a1", "a2", ""),
    variant: fc.constantFrom("file" as const, "thumb" as const),
    hash: fc.constantFrom(LINK.hash, "1".repeat(64)),
    expires: fc.oneof(
      fc.constant(given.expires),
      fc.integer({ min: 1e9, max: 9e9 }).map(String),
      fc.string(),
    ),
    signature: fc.oneof(
      fc.constant(given.signature),
      fc.nat(42).map((at) => flip(given.signature, at)),
      fc.string(),
    ),
  });
  await fc.assert(
    fc.asyncProperty(changed, async ({ expires, signature, ...link }) => {
      const same =
        JSON.stringify({ ...LINK, ...given }) === JSON.stringify({ ...LINK, ...link, expires, signature });
      assert.equal(await verifyMedia(secrets, link, { expires, signature }, NOON), same ? "valid" : "forged");
    }),
    { numRuns: 500 },
  );
});

Deno.test("another installation's address does not open ours", async () => {
  const other = await Secrets.from("another master secret, 32 characters long");
  const given = parse(await signMedia(other, LINK, { name: "a.jpg", now: NOON }));
  assert.equal(await verifyMedia(secrets, LINK, given, NOON), "forged");
});

function parse(path: string): { expires: string; signature: string } {
  const [signature = "", expires = ""] = path.split("/").slice(-3, -1).reverse();
  return { expires, signature };
}

function flip(signature: string, at: number): string {
  const other = signature[at] === "A" ? "B" : "A";
  return signature.slice(0, at) + other + signature.slice(at + 1);
}
