import assert from "node:assert/strict";
import { createMax } from "@/lib/channels/max/mod.ts";
import { ConfigError } from "@/lib/config.ts";
import { trusting } from "@/lib/trust.ts";
import { selfSigned } from "./media/certificate.ts";
import { serve } from "./media/servers.ts";

const VARIABLE = "MAX_CA_FILE";

async function folder(): Promise<AsyncDisposable & { write(name: string, text: string): Promise<string> }> {
  const path = await Deno.makeTempDir({ prefix: "otklik-trust-" });
  return {
    async write(name, text) {
      await Deno.writeTextFile(`${path}/${name}`, text);
      return `${path}/${name}`;
    },
    [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }),
  };
}

Deno.test("an authority that is named is trusted by its own fetch and by no other", async () => {
  await using dir = await folder();
  const own = await selfSigned("localhost");
  const stranger = await selfSigned("stranger.example");
  await using server = serve(() => Response.json({ user_id: 999, first_name: "Глина" }), own);
  const net = { base: `https://localhost:${server.port}` };
  const check = (fetcher: typeof fetch) => createMax({ ...net, fetch: fetcher }).check({ token: "t" });

  const trusted = await trusting(VARIABLE, await dir.write("both.pem", stranger.cert + own.cert));
  assert.equal((await check(trusted.fetch)).id, "999");
  await assert.rejects(check(fetch), { code: "max.unreachable" });
  const others = await trusting(VARIABLE, await dir.write("other.pem", stranger.cert));
  await assert.rejects(check(others.fetch), { code: "max.unreachable" });
  for (const one of [trusted, others]) one.close();
});

Deno.test("a file that is missing or holds no certificate stops the start with one line that names it", async () => {
  await using dir = await folder();
  const broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  const paths = [
    "/nowhere/ca.pem",
    await dir.write("empty.pem", ""),
    await dir.write("key.pem", (await selfSigned("localhost")).key),
    await dir.write("broken.pem", broken),
  ];
  for (const path of paths) {
    await assert.rejects(trusting(VARIABLE, path), (error) => {
      assert.ok(error instanceof ConfigError, path);
      assert.match(error.message, /^Could not start: MAX_CA_FILE names .*\.pem, but [^\n]+$/);
      return true;
    });
  }
});
