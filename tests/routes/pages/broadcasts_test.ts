import assert from "node:assert/strict";
import { connect } from "@/lib/inbox/connect.ts";
import { startServer, type TestServer } from "../../server.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

Deno.test("VK-21 a broadcast whose file is too large keeps its words and the files before it", async () => {
  const { services, sandbox } = server;
  const as = await server.open();
  const token = "vk1.a.sandbox-token-9210";
  sandbox.vk.addCommunity({ groupId: 9210, name: "Глина", screenName: "glina9210", token });
  const workspace = await services.workspaces.open(as.workspaceId);
  await connect(services, workspace, { platform: "vk", credentials: { token } });
  const body = new FormData();
  body.set("text", "Новая глазурь");
  body.append("file", new File(["цвета"], "цвета.txt", { type: "text/plain" }));
  body.append("file", new File([new Uint8Array(50 * 1024 * 1024 + 1)], "каталог.bin"));
  const response = await fetch(`${server.origin}/settings/broadcasts/new`, {
    method: "POST",
    body,
    headers: { cookie: as.cookie, origin: server.origin },
  });
  const html = await response.text();
  assert.equal(response.status, 413);
  assert.match(html, /Это слишком большое/);
  assert.match(html, />Новая глазурь<\/textarea>/);
  assert.match(html, /цвета\.txt/);
});
