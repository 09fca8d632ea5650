import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { changeRole, members, removeMember } from "@/lib/auth/members.ts";
import { openSession } from "@/lib/auth/sessions.ts";
import { sessionStillValid } from "@/lib/auth/still_valid.ts";
import { createApiToken, readApiToken } from "@/lib/auth/tokens.ts";
import { makeCast, refusal } from "./cast.ts";

Deno.test("members() lists one workspace only", async () => {
  await using cast = await makeCast();
  const names = async (id: string) =>
    (await members(cast.control, id)).map(({ name, role }) => `${name} ${role}`);
  deepStrictEqual(await names(cast.anna.workspaceId), ["Анна owner", "Vera admin", "Boris agent"]);
  deepStrictEqual(await names(cast.gleb.workspaceId), ["Gleb owner"]);
});

Deno.test("changeRole() works at once on open sessions", async () => {
  await using cast = await makeCast();
  const [anna, boris] = [await cast.enter(cast.anna), await cast.enter(cast.boris)];
  await changeRole(cast.control, anna.session, { userId: cast.boris.id, role: "admin" });
  strictEqual((await cast.read(boris.token))?.role, "admin");
});

Deno.test("changeRole() refuses agents, and admins wherever an owner is concerned", async () => {
  await using cast = await makeCast();
  const [vera, boris] = [(await cast.enter(cast.vera)).session, (await cast.enter(cast.boris)).session];
  const change = (viewer: typeof vera, userId: string, role: "owner" | "admin" | "agent") =>
    changeRole(cast.control, viewer, { userId, role });
  await rejects(change(boris, cast.boris.id, "admin"), refusal("forbidden"));
  await rejects(change(boris, cast.vera.id, "agent"), refusal("forbidden"));
  await rejects(change(vera, cast.boris.id, "owner"), refusal("forbidden"));
  await rejects(change(vera, cast.vera.id, "owner"), refusal("forbidden"));
  await rejects(change(vera, cast.anna.id, "agent"), refusal("forbidden"));
  await rejects(change(boris, cast.gleb.id, "agent"), refusal("forbidden"));
  await rejects(change(vera, cast.gleb.id, "agent"), refusal("not_found"));
  await change(vera, cast.boris.id, "admin");
  await rejects(change(boris, cast.anna.id, "admin"), refusal("forbidden"));
});

Deno.test("an admin who was made an agent elsewhere a moment ago manages nobody", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.vera);
  await cast.control.query("UPDATE memberships SET role = 'agent' WHERE user_id = ?", [cast.vera.id]);
  await rejects(
    changeRole(cast.control, session, { userId: cast.boris.id, role: "admin" }),
    refusal("forbidden"),
  );
  await rejects(removeMember(cast.control, session, cast.boris.id), refusal("forbidden"));
});

Deno.test("the last owner can neither step down nor go; of two, one can", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.anna);
  const last = refusal("conflict", { reason: "last_owner" });
  const stepDown = () => changeRole(cast.control, session, { userId: cast.anna.id, role: "admin" });
  await rejects(stepDown(), last);
  await rejects(removeMember(cast.control, session, cast.anna.id), last);
  await changeRole(cast.control, session, { userId: cast.vera.id, role: "owner" });
  await stepDown();
  await rejects(removeMember(cast.control, session, cast.vera.id), refusal("forbidden"));
});

Deno.test("a refused removal of the last owner ends none of their sessions and tokens", async () => {
  await using cast = await makeCast();
  const { session, token } = await cast.enter(cast.anna);
  const { workspaceId, id: userId } = cast.anna;
  const api = await createApiToken(cast.control, { workspaceId, userId, name: "CRM" });
  await rejects(removeMember(cast.control, session, cast.anna.id), refusal("conflict"));
  ok(await cast.read(token, Date.now() + 10_000));
  ok(await readApiToken(cast.control, api.token));
});

Deno.test("removeMember() ends the member's sessions and tokens here at once, and only here", async () => {
  await using cast = await makeCast();
  await cast.join(cast.boris, cast.gleb.workspaceId, "agent");
  const anna = await cast.enter(cast.anna);
  const [here, there] = [await cast.enter(cast.boris), await cast.enter(cast.boris, cast.gleb.workspaceId)];
  const api = await createApiToken(cast.control, {
    workspaceId: cast.boris.workspaceId,
    userId: cast.boris.id,
    name: "CRM",
  });
  ok(await readApiToken(cast.control, api.token));
  await removeMember(cast.control, anna.session, cast.boris.id);
  strictEqual(await cast.read(here.token), null);
  strictEqual(await sessionStillValid(cast.control, here.session), false);
  strictEqual(await readApiToken(cast.control, api.token), null);
  ok(await cast.read(there.token));
  const { rows } = await cast.control.query("SELECT workspace_id FROM sessions WHERE user_id = ?", [
    cast.boris.id,
  ]);
  deepStrictEqual(rows.map((row) => row.workspace_id), [cast.gleb.workspaceId]);
});

Deno.test("a session made for a workspace that one was removed from opens nothing", async () => {
  await using cast = await makeCast();
  const token = await openSession(cast.control, { userId: cast.gleb.id, workspaceId: cast.anna.workspaceId });
  strictEqual(await cast.read(token), null);
});

Deno.test("removeMember() refuses agents and strangers, and lets everybody leave", async () => {
  await using cast = await makeCast();
  const [vera, boris] = [(await cast.enter(cast.vera)).session, (await cast.enter(cast.boris)).session];
  const gleb = (await cast.enter(cast.gleb)).session;
  await rejects(removeMember(cast.control, boris, cast.vera.id), refusal("forbidden"));
  await rejects(removeMember(cast.control, vera, cast.anna.id), refusal("forbidden"));
  await rejects(removeMember(cast.control, vera, cast.gleb.id), refusal("not_found"));
  await rejects(removeMember(cast.control, gleb, cast.boris.id), refusal("not_found"));
  await removeMember(cast.control, boris, cast.boris.id);
  strictEqual((await members(cast.control, cast.anna.workspaceId)).length, 2);
  await rejects(removeMember(cast.control, boris, cast.boris.id), refusal("forbidden"));
});
