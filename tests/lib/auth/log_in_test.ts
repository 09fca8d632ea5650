import { hash } from "@node-rs/argon2";
import { match, notStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { updatePassword, userById } from "@/db/accounts.ts";
import { logIn } from "@/lib/auth/log_in.ts";
import { removeMember } from "@/lib/auth/members.ts";
import { switchWorkspace } from "@/lib/auth/workspaces.ts";
import { crowd, makeCast, PASSWORD, refusal } from "./cast.ts";

const WRONG = { reason: "wrong_credentials" };

Deno.test("logIn() opens a session for the right password in any spelling of the e-mail", async () => {
  await using cast = await makeCast();
  const token = await logIn(cast.control, {
    email: " ANNA@bakery.example ",
    password: PASSWORD,
    userAgent: "Test",
  });
  match(token, /^[A-Za-z0-9_-]{43}$/);
  const viewer = await cast.read(token);
  strictEqual(viewer?.user.id, cast.anna.id);
  strictEqual(viewer.role, "owner");
  strictEqual(viewer.workspaceId, cast.anna.workspaceId);
});

Deno.test("logIn() gives one answer to a wrong password, an unknown e-mail and nonsense", async () => {
  await using cast = await makeCast();
  const attempts = [
    { email: cast.anna.email, password: "неправильный пароль" },
    { email: "nobody@bakery.example", password: PASSWORD },
    { email: "нечто", password: PASSWORD },
    { email: cast.anna.email, password: "" },
    { email: cast.anna.email, password: `${PASSWORD} ` },
  ];
  for (const attempt of attempts) await rejects(logIn(cast.control, attempt), refusal("unauthorized", WRONG));
});

Deno.test("logIn() hashes for an unknown e-mail too, so that its time tells nothing", async () => {
  await using cast = await makeCast();
  await using _crowd = crowd();
  for (const email of [cast.anna.email, "nobody@bakery.example", "нечто"]) {
    await rejects(logIn(cast.control, { email, password: "мимо мимо мимо" }), refusal("unavailable"));
  }
});

Deno.test("logIn() hashes a password anew that was hashed at another cost", async () => {
  await using cast = await makeCast();
  const old = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
  const user = await userById(cast.control, cast.anna.id);
  if (!user) throw new Error("Анна is missing");
  await cast.control.write(() => cast.control.commit([updatePassword(cast.control, user, old)]));
  await logIn(cast.control, { email: cast.anna.email, password: PASSWORD });
  const renewed = await userById(cast.control, cast.anna.id);
  notStrictEqual(renewed?.passwordHash, old);
  match(renewed?.passwordHash ?? "", /m=19456,t=2,p=1/);
  await logIn(cast.control, { email: cast.anna.email, password: PASSWORD });
});

Deno.test("logIn() returns to the workspace where the person was last", async () => {
  await using cast = await makeCast();
  await cast.join(cast.boris, cast.gleb.workspaceId, "agent");
  const first = await cast.read(await logIn(cast.control, { email: cast.boris.email, password: PASSWORD }));
  strictEqual(first?.workspaceId, cast.boris.workspaceId);
  await switchWorkspace(cast.control, first, cast.gleb.workspaceId);
  const later = await cast.read(await logIn(cast.control, { email: cast.boris.email, password: PASSWORD }));
  strictEqual(later?.workspaceId, cast.gleb.workspaceId);
});

Deno.test("logIn() tells somebody without a workspace so, but only for the right password", async () => {
  await using cast = await makeCast();
  const anna = await cast.enter(cast.anna);
  await removeMember(cast.control, anna.session, cast.boris.id);
  const { email } = cast.boris;
  await rejects(
    logIn(cast.control, { email, password: PASSWORD }),
    refusal("forbidden", { reason: "no_workspace" }),
  );
  await rejects(logIn(cast.control, { email, password: "мимо мимо мимо" }), refusal("unauthorized", WRONG));
});
