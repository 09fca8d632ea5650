import assert from "node:assert/strict";
import { pageUrl, readPageToken } from "@/lib/csi/page_token.ts";
import { readConfig } from "@/lib/config.ts";
import { newId } from "@/lib/ids.ts";
import { Secrets } from "@/lib/secrets.ts";

const MASTER = "a master secret of more than thirty-two characters";
const NOW = Date.parse("2026-03-31T12:00:00Z");
const DAY_MS = 86_400_000;
const config = readConfig({ APP_ORIGIN: "https://help.example", APP_SECRET: MASTER });

async function token(secrets: Secrets, workspaceId: string, ticketId: string) {
  const url = await pageUrl({ secrets, config }, workspaceId, ticketId, NOW + 3 * DAY_MS);
  assert.match(url, /^https:\/\/help\.example\/csi\/[\w.-]+$/);
  return url.split("/").at(-1) ?? "";
}

Deno.test("a page's address names its question, for as long as it may still say that the time is over", async () => {
  const secrets = await Secrets.from(MASTER);
  const [workspaceId, ticketId] = [newId(), newId()];
  const given = await token(secrets, workspaceId, ticketId);
  assert.deepEqual(await readPageToken(secrets, given, NOW), { workspaceId, ticketId });
  assert.deepEqual(await readPageToken(secrets, given, NOW + 32 * DAY_MS), { workspaceId, ticketId });
  assert.equal(await readPageToken(secrets, given, NOW + 33 * DAY_MS), null);
});

Deno.test("an address that anybody has changed opens nothing", async () => {
  const secrets = await Secrets.from(MASTER);
  const [workspaceId, ticketId] = [newId(), newId()];
  const given = await token(secrets, workspaceId, ticketId);
  const [, , time = "", signature = ""] = given.split(".");
  const stranger = await token(await Secrets.from(`${MASTER}!`), workspaceId, ticketId);
  const forged = [
    [workspaceId, newId(), time, signature],
    [newId(), ticketId, time, signature],
    [workspaceId, ticketId, String(Number(time) + DAY_MS), signature],
    [workspaceId, ticketId, time, "A".repeat(43)],
    [workspaceId, ticketId, time, signature.slice(0, -1)],
    [workspaceId, ticketId, time],
    [workspaceId, ticketId, time, signature, "more"],
    [workspaceId.toUpperCase(), ticketId, time, signature],
  ].map((parts) => parts.join("."));
  for (const bad of [...forged, stranger, "", ".", "...", "x".repeat(10_000), `${given}\n`, ` ${given}`]) {
    assert.equal(await readPageToken(secrets, bad, NOW), null, bad.slice(0, 120));
  }
});

Deno.test("a token for another purpose opens no page", async () => {
  const secrets = await Secrets.from(MASTER);
  const [workspaceId, ticketId] = [newId(), newId()];
  const until = NOW + DAY_MS;
  const other = await secrets.sign(["media", workspaceId, ticketId, until].join("\n"));
  assert.equal(await readPageToken(secrets, [workspaceId, ticketId, until, other].join("."), NOW), null);
});
