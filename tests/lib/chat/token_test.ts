import assert from "node:assert/strict";
import { isDueForRenewal, issueToken, newVisitorId, readToken, TOKEN_MS } from "@/lib/chat/token.ts";
import { Secrets } from "@/lib/secrets.ts";

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;
const SHOP = "shop-connection-000000001";
const secrets = await Secrets.from("a master secret of the tests, long enough");
const visitorId = newVisitorId();
const token = await issueToken(secrets, SHOP, visitorId, NOW);

Deno.test("a token names its visitor and the time of its making", async () => {
  assert.deepEqual(await readToken(secrets, SHOP, token, NOW), { visitorId, issuedAt: NOW });
});

Deno.test("a token of another connection is refused", async () => {
  assert.equal(await readToken(secrets, "other-connection-00000001", token, NOW), null);
});

Deno.test("a token of another installation is refused", async () => {
  const others = await Secrets.from("another master secret, just as long as ours");
  assert.equal(await readToken(others, SHOP, token, NOW), null);
});

Deno.test("a token ends after 180 days", async () => {
  assert.equal(TOKEN_MS, 180 * DAY);
  assert.ok(await readToken(secrets, SHOP, token, NOW + 180 * DAY - 1));
  assert.equal(await readToken(secrets, SHOP, token, NOW + 180 * DAY), null);
});

Deno.test("a token of last week is due for renewal, a fresh one is not", () => {
  assert.equal(isDueForRenewal({ visitorId, issuedAt: NOW }, NOW + 7 * DAY), false);
  assert.equal(isDueForRenewal({ visitorId, issuedAt: NOW }, NOW + 7 * DAY + 1), true);
});

Deno.test("a changed character anywhere makes a token worthless", async () => {
  for (let i = 0; i < token.length; i++) {
    const other = token[i] === "1" ? "2" : "1";
    const forged = token.slice(0, i) + other + token.slice(i + 1);
    assert.equal(await readToken(secrets, SHOP, forged, NOW), null, `position ${i}`);
  }
});

Deno.test("what is no token is refused", async () => {
  const [id = "", time = "", signature = ""] = token.split(".");
  const fakes = [
    "",
    ".",
    "..",
    id,
    `${id}.${time}`,
    `${id}.${time}.`,
    `${token}.x`,
    ` ${token}`,
    `${token}\n`,
  ];
  fakes.push(`${id}.0.${signature}`, `${id}.-1.${signature}`, `${id}.1e12.${signature}`, "x".repeat(5_000));
  for (const fake of fakes) assert.equal(await readToken(secrets, SHOP, fake, NOW), null, fake);
});

Deno.test("nobody gets the id of somebody else", () => {
  const ids = new Set(Array.from({ length: 1_000 }, newVisitorId));
  assert.equal(ids.size, 1_000);
  for (const id of ids) assert.match(id, /^[A-Za-z0-9_-]{24}$/);
});
