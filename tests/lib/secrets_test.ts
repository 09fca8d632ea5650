import assert from "node:assert/strict";
import { Secrets, sha256 } from "@/lib/secrets.ts";

const MASTER = "a master secret of more than thirty-two characters";

Deno.test("a sealed secret opens for its own context alone", async () => {
  const secrets = await Secrets.from(MASTER);
  const sealed = await secrets.seal("токен 123 👍", "connection a");
  assert.match(sealed, /^[A-Za-z0-9_-]+$/);
  assert.equal(await secrets.open(sealed, "connection a"), "токен 123 👍");
  await assert.rejects(secrets.open(sealed, "connection b"));
});

Deno.test("a sealed secret opens in a later process with the same master secret and in no other", async () => {
  const sealed = await (await Secrets.from(MASTER)).seal("token", "here");
  assert.equal(await (await Secrets.from(MASTER)).open(sealed, "here"), "token");
  const stranger = await Secrets.from(`${MASTER}!`);
  await assert.rejects(stranger.open(sealed, "here"));
});

Deno.test("the same secret is never sealed to the same text twice, and hides its content", async () => {
  const secrets = await Secrets.from(MASTER);
  const sealed = await Promise.all(Array.from({ length: 50 }, () => secrets.seal("token", "here")));
  assert.equal(new Set(sealed).size, sealed.length);
  assert.ok(sealed.every((one) => !atob(one.replaceAll("-", "+").replaceAll("_", "/")).includes("token")));
});

Deno.test("a sealed secret of which one character was changed does not open", async () => {
  const secrets = await Secrets.from(MASTER);
  const sealed = await secrets.seal("token", "here");
  for (const at of [0, 20, sealed.length - 2]) {
    const other = sealed[at] === "A" ? "B" : "A";
    await assert.rejects(secrets.open(sealed.slice(0, at) + other + sealed.slice(at + 1), "here"));
  }
  for (const broken of ["", "AAAA", "not base64 at all"]) await assert.rejects(secrets.open(broken, "here"));
});

Deno.test("a signature depends on the text and on the master secret, and differs from a seal's key", async () => {
  const secrets = await Secrets.from(MASTER);
  const signature = await secrets.sign("/media/1");
  assert.match(signature, /^[A-Za-z0-9_-]{43}$/);
  assert.equal(await (await Secrets.from(MASTER)).sign("/media/1"), signature);
  assert.notEqual(await secrets.sign("/media/2"), signature);
  assert.notEqual(await (await Secrets.from(`${MASTER}!`)).sign("/media/1"), signature);
});

Deno.test("sha256 is the well-known digest in hex", async () => {
  assert.equal(await sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
