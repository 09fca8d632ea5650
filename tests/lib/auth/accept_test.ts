import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { userByEmail } from "@/db/accounts.ts";
import { acceptInvitation } from "@/lib/auth/accept.ts";
import { invite, readInvitation } from "@/lib/auth/invitations.ts";
import { logIn } from "@/lib/auth/log_in.ts";
import { members } from "@/lib/auth/members.ts";
import { createApiToken, readApiToken } from "@/lib/auth/tokens.ts";
import { workspacesOf } from "@/lib/auth/workspaces.ts";
import { type Cast, DAY_MS, makeCast, PASSWORD, refusal } from "./cast.ts";

const dina = { name: "Дина", email: "Dina@X.example", password: "пароль Дины 1", locale: "en" } as const;
const GONE = { reason: "invitation_gone" };

async function invitation(cast: Cast, email?: string): Promise<string> {
  const { session } = await cast.enter(cast.anna);
  return (await invite(cast.control, session, { email, role: "agent" })).token;
}

Deno.test("acceptInvitation() makes a new person a member with the invited role", async () => {
  await using cast = await makeCast();
  const token = await invitation(cast, "dina@x.example");
  const { userId, workspaceId } = await acceptInvitation(cast.control, token, dina);
  strictEqual(workspaceId, cast.anna.workspaceId);
  const member = (await members(cast.control, workspaceId)).find(({ id }) => id === userId);
  deepStrictEqual([member?.name, member?.email, member?.role], ["Дина", "dina@x.example", "agent"]);
  const viewer = await cast.read(await logIn(cast.control, dina));
  strictEqual(viewer?.user.locale, "en");
});

Deno.test("an invitation works once", async () => {
  await using cast = await makeCast();
  const token = await invitation(cast);
  await acceptInvitation(cast.control, token, dina);
  strictEqual(await readInvitation(cast.control, token), null);
  const second = { ...dina, email: "second@x.example" };
  await rejects(acceptInvitation(cast.control, token, second), refusal("not_found", GONE));
  strictEqual(await userByEmail(cast.control, "second@x.example"), undefined);
});

Deno.test("of several people with one link at one moment exactly one gets in", async () => {
  await using cast = await makeCast();
  const token = await invitation(cast);
  const crowd = [1, 2, 3, 4].map((n) => ({ ...dina, email: `dina${n}@x.example` }));
  const outcomes = await Promise.allSettled(crowd.map((one) => acceptInvitation(cast.control, token, one)));
  strictEqual(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  strictEqual((await members(cast.control, cast.anna.workspaceId)).length, 4);
  const { rows } = await cast.control.query("SELECT count(*) AS n FROM users");
  strictEqual(rows[0]?.n, 5);
});

Deno.test("acceptInvitation() refuses a link that is too old, revoked or made up", async () => {
  await using cast = await makeCast();
  const token = await invitation(cast);
  const late = acceptInvitation(cast.control, token, dina, Date.now() + 7 * DAY_MS + 1_000);
  await rejects(late, refusal("not_found", GONE));
  await rejects(acceptInvitation(cast.control, "x".repeat(43), dina), refusal("not_found", GONE));
  await rejects(acceptInvitation(cast.control, "", dina), refusal("not_found", GONE));
});

Deno.test("an invitation to an e-mail is for nobody else", async () => {
  await using cast = await makeCast();
  const token = await invitation(cast, "somebody@x.example");
  const another = refusal("forbidden", { reason: "invited_another" });
  await rejects(acceptInvitation(cast.control, token, dina), another);
  const { session } = await cast.enter(cast.gleb);
  await rejects(acceptInvitation(cast.control, token, { session }), another);
  ok(await readInvitation(cast.control, token));
});

Deno.test("somebody with an account joins by its password, and by no other", async () => {
  await using cast = await makeCast();
  const token = await invitation(cast);
  const gleb = { name: "Не Глеб", email: cast.gleb.email, locale: "en" } as const;
  await rejects(
    acceptInvitation(cast.control, token, { ...gleb, password: "чужой пароль" }),
    refusal("unauthorized", { reason: "wrong_credentials" }),
  );
  ok(await readInvitation(cast.control, token));
  const { userId } = await acceptInvitation(cast.control, token, { ...gleb, password: PASSWORD });
  strictEqual(userId, cast.gleb.id);
  deepStrictEqual(
    (await workspacesOf(cast.control, cast.gleb)).map(({ name, role }) => `${name} ${role}`),
    ["Гараж owner", "Пекарня agent"],
  );
  strictEqual((await userByEmail(cast.control, cast.gleb.email))?.name, "Gleb");
});

Deno.test("somebody who is logged in joins without a password, but not by an API token", async () => {
  await using cast = await makeCast();
  const token = await invitation(cast, cast.gleb.email);
  const { workspaceId, id } = cast.gleb;
  const api = await createApiToken(cast.control, { workspaceId, userId: id, name: "CRM" });
  const machine = await readApiToken(cast.control, api.token);
  if (!machine) throw new Error("The token opens nothing");
  await rejects(acceptInvitation(cast.control, token, { session: machine }), refusal("forbidden"));
  const { session } = await cast.enter(cast.gleb);
  const joined = await acceptInvitation(cast.control, token, { session });
  deepStrictEqual(joined, { userId: cast.gleb.id, workspaceId: cast.anna.workspaceId });
});

Deno.test("a member keeps the role they have, and the invitation stays open for another", async () => {
  await using cast = await makeCast();
  const { session: anna } = await cast.enter(cast.anna);
  const { token } = await invite(cast.control, anna, { role: "owner" });
  const { session } = await cast.enter(cast.boris);
  await rejects(
    acceptInvitation(cast.control, token, { session }),
    refusal("conflict", { reason: "already_member" }),
  );
  ok(await readInvitation(cast.control, token));
});

Deno.test("acceptInvitation() names every wrong field and leaves the invitation open", async () => {
  await using cast = await makeCast();
  const token = await invitation(cast);
  const wrong = { name: "x".repeat(200), email: "dina@", password: "short", locale: "ru" } as const;
  await rejects(
    acceptInvitation(cast.control, token, wrong),
    refusal("invalid_request", {
      fields: { name: "too_long", email: "email_invalid", password: "password_too_short" },
    }),
  );
  ok(await readInvitation(cast.control, token));
});
