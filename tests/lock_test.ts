import assert from "node:assert/strict";

const ROOT = new URL("..", import.meta.url);
/** Packages of tests alone. */
const TOOLS = ["@sparticuz/chromium", "axe-core", "fast-check", "playwright-core"];

Deno.test("start downloads no browser and no test tool", async () => {
  const lock: { npm: Record<string, unknown> } = JSON.parse(
    await Deno.readTextFile(new URL("deno.lock", ROOT)),
  );
  const names = Object.keys(lock.npm).map((id) => id.slice(0, id.indexOf("@", 1)));
  assert.ok(names.includes("hono"), "the lock lists packages");
  assert.deepEqual(names.filter((name) => TOOLS.includes(name)), []);
});

Deno.test("the lock of what runs is whole: deno task lock", async () => {
  const args = ["run", "--allow-run", "--allow-read", "lib/commands/lock.ts", "--frozen"];
  const command = new Deno.Command(Deno.execPath(), { args, cwd: ROOT, stderr: "piped" });
  const { success, stderr } = await command.output();
  assert.ok(success, new TextDecoder().decode(stderr));
});
