import assert from "node:assert/strict";
import { ProductProcess } from "../process.ts";

Deno.test("what keeps a process from starting is one line that says what to change", async () => {
  await using product = await ProductProcess.start();
  const failure = async (env: Readonly<Record<string, string>>) => {
    const { code, stderr } = await product.again(env);
    assert.equal(code, 1);
    return stderr;
  };
  const other = await Deno.makeTempDir({ prefix: "otklik-start-" });
  const taken = `Could not start: port ${product.port} is taken. Set PORT to another one.\n`;
  assert.equal(await failure({ DATA_DIR: other }), taken);
  const file = `${other}/lock`;
  assert.match(await failure({ DATA_DIR: file }), /^Could not start in DATA_DIR \(.*\/lock\): .*\n$/);
  assert.match(
    await failure({ DATA_DIR: other, HOST: "999.0.0.1", PORT: "0" }),
    /^Could not start: .*HOST 999\.0\.0\.1.*\n$/,
  );
  await Deno.remove(other, { recursive: true });
  const busy = `Could not start in DATA_DIR (${product.dataDir}): another process works there\n`;
  assert.equal(await failure({ PORT: "0" }), busy);
  const health = await fetch(`${product.origin}/health`);
  assert.deepEqual([health.status, await health.json()], [200, { status: "ok" }]);
});
