import assert from "node:assert/strict";
import { changeWorkspace } from "@/lib/auth/change_workspace.ts";
import { Workspaces } from "@/lib/workspaces.ts";
import { makeCast, refusal } from "./cast.ts";

Deno.test("changeWorkspace() changes the name and language that the next reader finds", async () => {
  await using cast = await makeCast();
  const { control, dataDir, anna } = cast;
  const workspaces = new Workspaces({ control, dataDir });
  const before = await workspaces.open(anna.workspaceId);
  assert.equal(before.name, "Пекарня");
  const { session } = await cast.enter(anna);
  await changeWorkspace({ control, workspaces }, session, { name: "  Хлеб  и соль ", locale: "en" });
  const { name, locale } = await workspaces.open(anna.workspaceId);
  assert.deepEqual([name, locale], ["Хлеб и соль", "en"]);
  await workspaces.close();
});

Deno.test("changeWorkspace() refuses an agent, and a name that is none", async () => {
  await using cast = await makeCast();
  const { control, dataDir, anna, boris } = cast;
  const workspaces = new Workspaces({ control, dataDir });
  const change = { name: "Моё", locale: "ru" } as const;
  const agent = (await cast.enter(boris)).session;
  await assert.rejects(changeWorkspace({ control, workspaces }, agent, change), refusal("forbidden"));
  const owner = (await cast.enter(anna)).session;
  await assert.rejects(
    changeWorkspace({ control, workspaces }, owner, { ...change, name: " " }),
    refusal("invalid_request", { fields: { businessName: "required" } }),
  );
  assert.equal((await workspaces.open(anna.workspaceId)).name, "Пекарня");
  await workspaces.close();
});
