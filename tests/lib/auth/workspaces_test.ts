import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { sessionStillValid } from "@/lib/auth/still_valid.ts";
import { createApiToken, readApiToken } from "@/lib/auth/tokens.ts";
import { switchWorkspace, workspacesOf } from "@/lib/auth/workspaces.ts";
import { makeCast, refusal } from "./cast.ts";

Deno.test("switchWorkspace() moves one session, with the role that the person has there", async () => {
  await using cast = await makeCast();
  await cast.join(cast.anna, cast.gleb.workspaceId, "agent");
  const names = (await workspacesOf(cast.control, cast.anna)).map(({ name, role }) => `${name} ${role}`);
  deepStrictEqual(names, ["Пекарня owner", "Гараж agent"]);
  const [here, other] = [await cast.enter(cast.anna), await cast.enter(cast.anna)];
  await switchWorkspace(cast.control, here.session, cast.gleb.workspaceId);
  const moved = await cast.read(here.token);
  deepStrictEqual([moved?.workspaceId, moved?.role], [cast.gleb.workspaceId, "agent"]);
  strictEqual((await cast.read(other.token))?.workspaceId, cast.anna.workspaceId);
  strictEqual(await sessionStillValid(cast.control, here.session), false);
});

Deno.test("switchWorkspace() does not lead into a stranger's workspace", async () => {
  await using cast = await makeCast();
  const { session, token } = await cast.enter(cast.anna);
  await rejects(switchWorkspace(cast.control, session, cast.gleb.workspaceId), refusal("not_found"));
  await rejects(switchWorkspace(cast.control, session, "0".repeat(26)), refusal("not_found"));
  strictEqual((await cast.read(token))?.workspaceId, cast.anna.workspaceId);
});

Deno.test("an API token stays in its workspace", async () => {
  await using cast = await makeCast();
  await cast.join(cast.anna, cast.gleb.workspaceId, "agent");
  const { workspaceId, id: userId } = cast.anna;
  const { token } = await createApiToken(cast.control, { workspaceId, userId, name: "CRM" });
  const viewer = await readApiToken(cast.control, token);
  if (!viewer) throw new Error("The token opens nothing");
  await rejects(switchWorkspace(cast.control, viewer, cast.gleb.workspaceId), refusal("forbidden"));
});
