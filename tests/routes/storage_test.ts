import assert from "node:assert/strict";
import { directory } from "@/db/schema/control.ts";
import { startServer } from "../server.ts";

Deno.test("a database that cannot be opened now is 503 at every door, and serves as soon as it can", async () => {
  await using server = await startServer();
  const { control, config } = server.services;
  const as = await server.open();
  const { workspaceId } = as;
  const connectionId = "A".repeat(24);
  await control.write(() =>
    control.commit([control.db.insert(directory).values({ connectionId, workspaceId, platform: "telegram" })])
  );
  // A folder in the place of the file cannot be opened, as nothing can on a full disk.
  const inTheWay = `${config.dataDir}/workspaces/${workspaceId}.db`;
  await Deno.mkdir(inTheWay, { recursive: true });
  const doors = [
    ["GET", "/inbox"],
    ["GET", "/api/v1/tickets"],
    ["POST", `/webhooks/telegram/${connectionId}`],
    ["POST", `/chat/${connectionId}/session`],
  ] as const;
  const open = async (method: string, path: string) => {
    const headers = { cookie: as.cookie, origin: server.origin };
    const response = await fetch(server.origin + path, { method, headers });
    await response.body?.cancel();
    return response.status;
  };
  for (const [method, path] of doors) assert.equal(await open(method, path), 503, path);
  assert.equal(server.errors.length, doors.length);
  assert.match(server.errors.join("\n"), /StorageUnavailable/);
  await Deno.remove(inTheWay);
  assert.equal(await open("GET", "/inbox"), 200);
  assert.equal(await open("POST", `/webhooks/telegram/${connectionId}`), 404);
});
