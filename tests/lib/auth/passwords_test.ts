import { hash } from "@node-rs/argon2";
import { match, notStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { hashPassword, passwordFault, verifyPassword } from "@/lib/auth/passwords.ts";
import { crowd, refusal } from "./cast.ts";

Deno.test("a password has 10 to 1,000 code points", () => {
  strictEqual(passwordFault("123456789"), "password_too_short");
  strictEqual(passwordFault("1234567890"), undefined);
  strictEqual(passwordFault("🦊".repeat(9)), "password_too_short");
  strictEqual(passwordFault("🦊".repeat(1_000)), undefined);
  strictEqual(passwordFault("🦊".repeat(1_001)), "password_too_long");
  strictEqual(passwordFault("x".repeat(10_000_000)), "password_too_long");
});

Deno.test("hashPassword() is argon2id at OWASP's cost with a salt of its own", async () => {
  const [one, two] = await Promise.all([
    hashPassword("одинаковый пароль"),
    hashPassword("одинаковый пароль"),
  ]);
  match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  notStrictEqual(one, two);
});

Deno.test("verifyPassword() knows the right one in any Unicode form, and no other", async () => {
  const known = await hashPassword("пароль с буквой й");
  strictEqual(await verifyPassword(known, "пароль с буквой й".normalize("NFD")), "right");
  strictEqual(await verifyPassword(known, "пароль с буквой и"), "wrong");
  strictEqual(await verifyPassword(known, ""), "wrong");
  strictEqual(await verifyPassword(known, "x".repeat(10_000_000)), "wrong");
});

Deno.test("verifyPassword() asks to hash anew what was hashed at another cost", async () => {
  const old = await hash("старый пароль", { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  strictEqual(await verifyPassword(old, "старый пароль"), "stale");
  strictEqual(await verifyPassword(old, "другой пароль"), "wrong");
});

Deno.test("verifyPassword() hashes for nobody as it does for somebody", async () => {
  const known = await hashPassword("правильный пароль");
  strictEqual(await verifyPassword(undefined, "неправильный пароль"), "wrong");
  await using _crowd = crowd();
  await rejects(verifyPassword(known, "неправильный пароль"), refusal("unavailable"));
  await rejects(verifyPassword(undefined, "неправильный пароль"), refusal("unavailable"));
});
