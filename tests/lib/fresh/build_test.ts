import assert from "node:assert/strict";
import { createPages } from "@/lib/fresh/pages.ts";
import { buildClient } from "@/lib/fresh/build/build.ts";
import { listFiles } from "@/lib/fresh/build/files.ts";
import { openBuild } from "@/lib/fresh/build/open.ts";
import { fixtureApp, fixtureConfig } from "./fixture/config.ts";

const FIXTURE = "tests/lib/fresh/fixture";

Deno.test("an island that imports server code is refused by both names", async () => {
  const config = fixtureConfig({ islands: `${FIXTURE}/leaky` });
  await assert.rejects(
    createPages(config, { state: () => ({}) }),
    /fixture\/leaky\/Leak\.tsx imports tests\/lib\/fresh\/fixture\/secret\.ts, which is server code/,
  );
});

Deno.test("the engine's own server side cannot reach a browser either", async () => {
  const islands = await temporaryIslands(
    `import { HttpError } from "fresh"; export default () => String(HttpError);`,
  );
  await assert.rejects(
    buildClient(fixtureConfig({ islands }), false),
    /imports lib\/fresh\/mod\.ts, which is server code/,
  );
});

Deno.test("a module of the runtime cannot reach a browser", async () => {
  const islands = await temporaryIslands(`import fs from "node:fs"; export default () => String(fs);`);
  await assert.rejects(
    buildClient(fixtureConfig({ islands }), false),
    /imports "node:fs", which a browser cannot have/,
  );
});

Deno.test("preact and signals are in the build once", async () => {
  const config = fixtureConfig();
  await buildClient(config, false);
  const files = await listFiles(`${config.root}/${config.build}`);
  const scripts = await Promise.all(
    files.filter((file) => file.endsWith(".js")).map((file) => Deno.readTextFile(file)),
  );
  assert.equal(scripts.join("").match(/preact-signals/g)?.length, 1);
  assert.equal(scripts.filter((script) => script.includes("getDerivedStateFromError")).length, 1);
  assert.doesNotMatch(scripts.join(""), /sourceMappingURL/);
});

Deno.test("a build is used again until something that it read changes", async () => {
  const islands = await temporaryIslands("export default () => null;");
  const config = fixtureConfig({ islands });
  const first = await (await openBuild(config, false))();
  const made = (await Deno.stat(`${config.root}/${config.build}/manifest.json`)).mtime;
  const second = await (await openBuild(config, false))();
  assert.equal(
    (await Deno.stat(`${config.root}/${config.build}/manifest.json`)).mtime?.getTime(),
    made?.getTime(),
  );
  assert.deepEqual(second, first);

  await Deno.writeTextFile(`${config.root}/${islands}/Only.tsx`, "export default () => <p>new</p>;");
  const third = await (await openBuild(config, false))();
  assert.notEqual(third.islands.Only?.url, first.islands.Only?.url);
});

Deno.test("a page of an earlier build still gets the parts that come later", async () => {
  const islands = await temporaryIslands("export default () => null;");
  const config = fixtureConfig({ islands });
  const { islands: { Only: former } } = await (await openBuild(config, false))();
  await Deno.writeTextFile(`${config.root}/${islands}/Only.tsx`, "export default () => <p>new</p>;");
  const { app } = await fixtureApp({}, config);
  assert.match(former?.url ?? "", /^\/_fresh\/island-Only-/);
  const part = await app.request(former?.url ?? "");
  assert.equal(part.status, 200);
  assert.match(part.headers.get("content-type") ?? "", /^text\/javascript/);
  assert.equal((await app.request("/_fresh/island-Only-AAAAAAAA.js")).status, 404);
});

Deno.test("a file of the build may be kept for a year; a static file only under its hash", async () => {
  const { app } = await fixtureApp();
  const page = await (await app.request("/islands")).text();
  const [, script = ""] = page.match(/src="(\/_fresh\/client-[^"]+)"/) ?? [];
  const built = await app.request(script);
  assert.equal(built.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.match(built.headers.get("content-type") ?? "", /^text\/javascript/);
  assert.equal((await app.request("/_fresh/manifest.json")).status, 404);
  assert.equal((await app.request("/_fresh/..%2fmanifest.json")).status, 404);

  const plain = await app.request("/logo.svg");
  assert.equal(plain.headers.get("cache-control"), "public, max-age=0, must-revalidate");
  assert.match(plain.headers.get("content-type") ?? "", /^image\/svg\+xml/);
  const etag = plain.headers.get("etag") ?? "";
  const again = await app.request("/logo.svg", { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
  const hashed = await app.request(`/logo.svg?v=${etag.slice(1, -1)}`);
  assert.equal(hashed.headers.get("cache-control"), "public, max-age=31536000, immutable");
  const wrong = await app.request("/logo.svg?v=000000000000");
  assert.equal(wrong.headers.get("cache-control"), "public, max-age=0, must-revalidate");
});

Deno.test("the stylesheet is one minified file with its imports", async () => {
  const { app } = await fixtureApp();
  const [, sheet = ""] = (await (await app.request("/")).text()).match(/href="(\/_fresh\/styles-[^"]+)"/) ??
    [];
  const css = await (await app.request(sheet)).text();
  assert.match(css, /^\.note\{color:#639\}body\{background:url\(\/logo\.svg\)\}/);
});

Deno.test("a trivial island costs no more than 12 KB of compressed script", async () => {
  const { app } = await fixtureApp();
  const page = await (await app.request("/trivial")).text();
  let bytes = 0;
  for (const [, url = ""] of page.matchAll(/rel="modulepreload" href="([^"]+)"/g)) {
    const body = (await app.request(url)).body?.pipeThrough(new CompressionStream("gzip"));
    bytes += (await new Response(body).bytes()).byteLength;
  }
  assert.ok(bytes > 1000 && bytes <= 12 * 1024, `${bytes} bytes`);
});

async function temporaryIslands(code: string): Promise<string> {
  const { root } = fixtureConfig();
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/Only.tsx`, code);
  return `${"../".repeat(root.split("/").length - 1)}${folder.slice(1)}`;
}
