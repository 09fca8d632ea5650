import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert/strict";
import { invite, listInvitations, readInvitation, revokeInvitation } from "@/lib/auth/invitations.ts";
import { changeRole, removeMember } from "@/lib/auth/members.ts";
import { DAY_MS, makeCast, refusal } from "./cast.ts";

const NOW = Date.UTC(2026, 10, 22);

Deno.test("invite() gives a link whose page names workspace, role and inviter", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.vera);
  const { token, expiresAt } = await invite(
    cast.control,
    session,
    { email: " Dina@X.Example", role: "agent" },
    NOW,
  );
  match(token, /^[A-Za-z0-9_-]{43}$/);
  strictEqual(expiresAt, NOW + 7 * DAY_MS);
  const page = await readInvitation(cast.control, token, NOW);
  deepStrictEqual(
    [page?.workspaceName, page?.invitedBy, page?.email, page?.role],
    ["Пекарня", "Vera", "dina@x.example", "agent"],
  );
  const { rows } = await cast.control.query("SELECT * FROM invitations");
  strictEqual(JSON.stringify(rows).includes(token), false);
});

Deno.test("an invitation ends after 7 days, to the ms", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.anna);
  const { token } = await invite(cast.control, session, { role: "agent" }, NOW);
  ok(await readInvitation(cast.control, token, NOW + 7 * DAY_MS - 1));
  strictEqual(await readInvitation(cast.control, token, NOW + 7 * DAY_MS), null);
});

Deno.test("only owners and admins invite, and only owners make owners", async () => {
  await using cast = await makeCast();
  const [anna, vera] = [(await cast.enter(cast.anna)).session, (await cast.enter(cast.vera)).session];
  const boris = (await cast.enter(cast.boris)).session;
  await rejects(invite(cast.control, boris, { role: "agent" }), refusal("forbidden"));
  await rejects(invite(cast.control, vera, { role: "owner" }), refusal("forbidden"));
  ok(await invite(cast.control, vera, { role: "admin" }));
  ok(await invite(cast.control, anna, { role: "owner" }));
});

Deno.test("invite() refuses a wrong e-mail and somebody who is a member already", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.anna);
  await rejects(
    invite(cast.control, session, { email: "dina", role: "agent" }),
    refusal("invalid_request", { fields: { email: "email_invalid" } }),
  );
  await rejects(
    invite(cast.control, session, { email: cast.boris.email, role: "agent" }),
    refusal("conflict", { reason: "already_member" }),
  );
  ok(await invite(cast.control, session, { email: cast.gleb.email, role: "agent" }));
});

Deno.test("a newer invitation to the same e-mail replaces the older one", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.anna);
  const older = await invite(cast.control, session, { email: "dina@x.example", role: "agent" });
  const newer = await invite(cast.control, session, { email: "DINA@x.example", role: "admin" });
  strictEqual(await readInvitation(cast.control, older.token), null);
  strictEqual((await readInvitation(cast.control, newer.token))?.role, "admin");
});

Deno.test("a workspace has at most 100 open invitations", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.anna);
  for (let i = 0; i < 100; i++) await invite(cast.control, session, { role: "agent" }, NOW);
  await rejects(
    invite(cast.control, session, { role: "agent" }, NOW),
    refusal("conflict", { reason: "too_many_invitations" }),
  );
  ok(await invite(cast.control, session, { role: "agent" }, NOW + 7 * DAY_MS));
});

Deno.test("listInvitations() shows open ones of this workspace, without their hashes, to managers", async () => {
  await using cast = await makeCast();
  const [anna, gleb] = [(await cast.enter(cast.anna)).session, (await cast.enter(cast.gleb)).session];
  const boris = (await cast.enter(cast.boris)).session;
  await invite(cast.control, anna, { email: "late@x.example", role: "agent" }, NOW - 8 * DAY_MS);
  const open = await invite(cast.control, anna, { email: "dina@x.example", role: "agent" }, NOW);
  await invite(cast.control, gleb, { role: "agent" }, NOW);
  const listed = await listInvitations(cast.control, anna, NOW);
  deepStrictEqual(listed.map(({ id, email }) => [id, email]), [[open.id, "dina@x.example"]]);
  strictEqual("tokenHash" in (listed[0] ?? {}), false);
  await rejects(listInvitations(cast.control, boris), refusal("forbidden"));
});

Deno.test("revokeInvitation() works for managers of its workspace alone", async () => {
  await using cast = await makeCast();
  const [anna, gleb] = [(await cast.enter(cast.anna)).session, (await cast.enter(cast.gleb)).session];
  const boris = (await cast.enter(cast.boris)).session;
  const { id, token } = await invite(cast.control, anna, { role: "agent" });
  await rejects(revokeInvitation(cast.control, boris, id), refusal("forbidden"));
  await rejects(revokeInvitation(cast.control, gleb, id), refusal("not_found"));
  ok(await readInvitation(cast.control, token));
  await revokeInvitation(cast.control, anna, id);
  strictEqual(await readInvitation(cast.control, token), null);
  await rejects(revokeInvitation(cast.control, anna, id), refusal("not_found"));
});

Deno.test("an invitation dies with its maker's right to make it", async () => {
  await using cast = await makeCast();
  const [anna, vera] = [(await cast.enter(cast.anna)).session, (await cast.enter(cast.vera)).session];
  const { token } = await invite(cast.control, vera, { role: "admin" });
  await changeRole(cast.control, anna, { userId: cast.vera.id, role: "agent" });
  strictEqual(await readInvitation(cast.control, token), null);
  await changeRole(cast.control, anna, { userId: cast.vera.id, role: "admin" });
  ok(await readInvitation(cast.control, token));
  await removeMember(cast.control, anna, cast.vera.id);
  strictEqual(await readInvitation(cast.control, token), null);
});

Deno.test("an owner's invitation of an owner dies when the owner becomes an admin", async () => {
  await using cast = await makeCast();
  const [anna, vera] = [(await cast.enter(cast.anna)).session, (await cast.enter(cast.vera)).session];
  await changeRole(cast.control, anna, { userId: cast.vera.id, role: "owner" });
  const { token } = await invite(cast.control, vera, { role: "owner" });
  const { token: modest } = await invite(cast.control, vera, { role: "admin" });
  await changeRole(cast.control, anna, { userId: cast.vera.id, role: "admin" });
  strictEqual(await readInvitation(cast.control, token), null);
  ok(await readInvitation(cast.control, modest));
});
