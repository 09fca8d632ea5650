import { deepStrictEqual, doesNotMatch, rejects, strictEqual } from "node:assert/strict";
import { userByEmail } from "@/db/accounts.ts";
import { logIn } from "@/lib/auth/log_in.ts";
import { members } from "@/lib/auth/members.ts";
import { signUp } from "@/lib/auth/sign_up.ts";
import { workspacesOf } from "@/lib/auth/workspaces.ts";
import { AppError } from "@/lib/errors.ts";
import { makeCast, PASSWORD, refusal } from "./cast.ts";

const lena = {
  businessName: "  Цветы \u202eЛены\n ",
  email: " Lena@Flowers.Example",
  password: "пароль Лены 1",
  locale: "ru",
} as const;

Deno.test("signUp() makes a workspace and its owner", async () => {
  await using cast = await makeCast();
  const { workspace, user } = await signUp(cast.control, lena);
  strictEqual(workspace.name, "Цветы Лены");
  deepStrictEqual(user, { id: user.id, name: "lena", email: "lena@flowers.example", locale: "ru" });
  const [owner, ...others] = await members(cast.control, workspace.id);
  deepStrictEqual([owner?.id, owner?.role, others.length], [user.id, "owner", 0]);
  const stored = await userByEmail(cast.control, user.email);
  doesNotMatch(JSON.stringify(stored), /пароль Лены/);
});

Deno.test("signUp() names every wrong field", async () => {
  await using cast = await makeCast();
  const wrong = {
    businessName: " \t",
    email: "lena",
    password: "short",
    name: "x".repeat(101),
    locale: "en",
  } as const;
  const fields = {
    businessName: "required",
    name: "too_long",
    email: "email_invalid",
    password: "password_too_short",
  };
  await rejects(signUp(cast.control, wrong), refusal("invalid_request", { fields }));
});

Deno.test("signUp() answers a known e-mail as a log-in with a wrong password is answered", async () => {
  await using cast = await makeCast();
  const again = { ...lena, email: cast.anna.email };
  const signedUp = await signUp(cast.control, again).catch((error: unknown) => error);
  const loggedIn = await logIn(cast.control, again).catch((error: unknown) => error);
  if (!(signedUp instanceof AppError) || !(loggedIn instanceof AppError)) {
    throw new Error("Both must be refused");
  }
  deepStrictEqual([signedUp.code, signedUp.details], [loggedIn.code, loggedIn.details]);
  strictEqual((await workspacesOf(cast.control, cast.anna)).length, 1);
});

Deno.test("signUp() gives a known person with the right password one more workspace", async () => {
  await using cast = await makeCast();
  const { user, workspace } = await signUp(cast.control, {
    ...lena,
    email: cast.boris.email,
    password: PASSWORD,
  });
  strictEqual(user.id, cast.boris.id);
  strictEqual(user.name, "Boris");
  const all = await workspacesOf(cast.control, cast.boris);
  deepStrictEqual(all.map(({ id, role }) => [id, role]), [[cast.boris.workspaceId, "agent"], [
    workspace.id,
    "owner",
  ]]);
});

Deno.test("signUp() sent twice at once makes one user and one workspace", async () => {
  await using cast = await makeCast();
  const both = await Promise.all([signUp(cast.control, lena), signUp(cast.control, lena)]);
  deepStrictEqual(both[0], both[1]);
  strictEqual((await workspacesOf(cast.control, both[0].user)).length, 1);
});
