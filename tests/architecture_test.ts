import assert from "node:assert/strict";
import { circles, platformNames, strayReadsAndPrints, tooLong, wrongArrows } from "./architecture/rules.ts";
import { importsOf, readSources, type Source, withoutComments } from "./architecture/sources.ts";

const sources = await readSources(new URL("..", import.meta.url).pathname);

Deno.test("the walk finds the whole program", () => {
  const paths = new Set(sources.map((source) => source.path));
  for (
    const path of ["db/libsql.ts", "lib/inbox/ingest/mod.ts", "tests/architecture_test.ts", "lib/config.ts"]
  ) {
    assert.ok(paths.has(path), path);
  }
  const unknown = sources.flatMap(importsOf).filter((one) => /\.tsx?$/.test(one.to) && !paths.has(one.to));
  assert.deepEqual(
    unknown.filter((one) => !one.from.startsWith("tests/")),
    [],
    "every import leads to a file",
  );
});

Deno.test("no files import each other in a circle", () => assert.deepEqual(circles(sources), []));

Deno.test("no import goes against the direction", () => assert.deepEqual(wrongArrows(sources), []));

Deno.test("the environment is read in one place, and prints come from the log", () => {
  assert.deepEqual(strayReadsAndPrints(sources), []);
});

Deno.test("a platform is called by name in its own places alone", () => {
  assert.deepEqual(platformNames(sources), []);
});

Deno.test("no file has more than three hundred lines", () => assert.deepEqual(tooLong(sources), []));

/** A made-up program: text by path. */
function program(files: Record<string, string>): Source[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

Deno.test("imports are read in every way of writing them", () => {
  const text = `import "@/a.ts";
import b from "@/b.ts";
import b2, { type B } from "@/b2.ts";
import { c } from "./c.ts";
import {
  type D1,
  type D2,
} from "../d.ts";
import type { E } from "@/e.ts";
import * as f from "@/f.ts";
import { type G1, g2 } from "@/g.ts";
export { h } from "@/h.ts";
export * from "@/i.ts";
export type { J } from "@/j.ts";
const k = await import("@/k.ts");
import { define } from "fresh";
import zod from "zod";
// import { no } from "@/comment.ts";
/* import { no } from "@/comment.ts"; */
const text = "image/*"; import { l } from "@/l.ts"; const more = "*/*";
`;
  const found = importsOf({ path: "lib/x/y.ts", text });
  assert.deepEqual(found.map((one) => [one.to, one.typeOnly]), [
    ["a.ts", false],
    ["b.ts", false],
    ["b2.ts", false],
    ["lib/x/c.ts", false],
    ["lib/d.ts", true],
    ["e.ts", true],
    ["f.ts", false],
    ["g.ts", false],
    ["h.ts", false],
    ["i.ts", false],
    ["j.ts", true],
    ["lib/fresh/mod.ts", false],
    ["k.ts", false],
  ]);
});

Deno.test("comments are taken out, and texts that look like them stay", () => {
  const text = `const a = "https://example.com/*"; // note
/** A story
 * of two lines. */
const b = ["audio/*", "*/*"]; /* end */ const c = 1;`;
  const code = withoutComments(text);
  assert.doesNotMatch(code, /note|story|lines|end/);
  assert.match(code, /"https:\/\/example\.com\/\*"/);
  assert.match(code, /\["audio\/\*", "\*\/\*"\]; +const c = 1;$/);
  assert.equal(code.split("\n").length, text.split("\n").length);
});

Deno.test("a circle is found, once, and one of types is none", () => {
  const round = program({
    "lib/a.ts": `import { b } from "@/lib/b.ts";`,
    "lib/b.ts": `import { c } from "./c.ts";`,
    "lib/c.ts": `import { a } from "@/lib/a.ts";`,
    "lib/d.ts": `import { a } from "@/lib/a.ts";`,
  });
  assert.deepEqual(circles(round), ["lib/a.ts → lib/b.ts → lib/c.ts → lib/a.ts"]);
  const types = program({
    "lib/a.ts": `import { b } from "@/lib/b.ts";`,
    "lib/b.ts": `import { type A } from "@/lib/a.ts";`,
  });
  assert.deepEqual(circles(types), []);
});

const WRONG: Record<string, [string, string]> = {
  "the program and its tests": ["lib/a.ts", `import { x } from "@/tests/cast.ts";`],
  "a command and a test": ["lib/commands/a.ts", `import { x } from "@/tests/cast.ts";`],
  "db and lib": ["db/a.ts", `import type { X } from "@/lib/ids.ts";`],
  "a channel and db": ["lib/channels/text.ts", `import { x } from "@/db/bulk.ts";`],
  "a channel and a domain": ["lib/channels/vk/send.ts", `import type { X } from "@/lib/inbox/view.ts";`],
  "a platform and its sibling": ["lib/channels/vk/send.ts", `import { x } from "../telegram/send.ts";`],
  "a domain and a platform's folder": ["lib/inbox/a.ts", `import { x } from "@/lib/channels/vk/mod.ts";`],
  "plumbing and a domain": ["lib/live.ts", `import { x } from "@/lib/inbox/view.ts";`],
  "plumbing and the start": ["lib/live.ts", `import { x } from "@/lib/compose.ts";`],
  "a domain and a route": ["lib/inbox/a.ts", `import { x } from "@/routes/mod.ts";`],
  "a domain and a component": ["lib/inbox/a.ts", `import { X } from "@/components/X.tsx";`],
  "a component and an island": ["components/A.tsx", `import { X } from "@/islands/X.tsx";`],
  "a component and plumbing": ["components/A.tsx", `import { x } from "@/lib/log.ts";`],
  "a component and a domain": ["components/A.tsx", `import { x } from "@/lib/inbox/text.ts";`],
  "an island and db": ["islands/A.tsx", `import type { X } from "@/db/schema/workspace.ts";`],
  "an island and a platform": ["islands/A.tsx", `import { x } from "@/lib/channels/vk/mod.ts";`],
  "an island and the registry": ["islands/A.tsx", `import { x } from "@/lib/channels/registry.ts";`],
  "an island and a route": ["islands/A.tsx", `import { x } from "@/routes/api/mod.ts";`],
  "the capability table and the server": [
    "lib/channels/capabilities/vk.ts",
    `import { x } from "@/lib/ids.ts";`,
  ],
  "the pages' engine and the product": ["lib/fresh/a.ts", `import { x } from "@/lib/ids.ts";`],
  "a route and the start": ["routes/mod.ts", `import { x } from "@/main.ts";`],
};

for (const [between, [path, text]] of Object.entries(WRONG)) {
  Deno.test(`a wrong arrow is found between ${between}`, () => {
    assert.notDeepEqual(wrongArrows(program({ [path]: text })), []);
  });
}

Deno.test("right arrows are left alone", () => {
  const right = program({
    "main.ts": `import { createApp } from "@/routes/mod.ts"; `,
    "routes/mod.ts": `import { reply } from "@/lib/inbox/reply.ts";
import { Thread } from "@/islands/Thread.tsx";
import { listTickets } from "@/db/tickets.ts";`,
    "islands/Thread.tsx": `import { Bubble } from "@/components/Bubble.tsx";
import { capabilities } from "@/lib/channels/capabilities.ts";
import type { MessageView } from "@/lib/inbox/view.ts";`,
    "components/Bubble.tsx": `import { translate } from "@/lib/i18n/translate.ts";
import { asset } from "fresh/runtime";`,
    "lib/inbox/reply.ts": `import { newId } from "@/lib/ids.ts";
import { tickets } from "@/db/schema/workspace.ts";
import { capability } from "@/lib/channels/capabilities.ts";`,
    "lib/live.ts": `import type { LiveEvent } from "@/lib/inbox/view.ts";`,
    "lib/compose.ts": `import { Ingest } from "@/lib/inbox/ingest/mod.ts";`,
    "lib/channels/registry.ts": `import { vk } from "@/lib/channels/vk/mod.ts";`,
    "lib/channels/vk/mod.ts":
      `import { send } from "./send.ts"; import { json } from "@/lib/channels/json.ts";`,
    "lib/commands/bench.ts": `import { measure } from "@/tests/bench/mod.ts";`,
    "tests/lib/live_test.ts": `import { x } from "@/lib/channels/vk/mod.ts";`,
  });
  assert.deepEqual(wrongArrows(right), []);
});

Deno.test("reads of the environment and prints are found outside their places", () => {
  const read = `const port = Deno.env.get("PORT");`;
  const print = `console.log("here");`;
  assert.deepEqual(
    strayReadsAndPrints(program({ "lib/config.ts": read, "lib/log.ts": print, "main.ts": print })),
    [],
  );
  assert.deepEqual(strayReadsAndPrints(program({ "lib/due.ts": `\n${read}`, "routes/mod.ts": print })), [
    "lib/due.ts:2 reads the environment",
    "routes/mod.ts:1 prints",
  ]);
  assert.deepEqual(strayReadsAndPrints(program({ "lib/due.ts": `// ${print}` })), []);
});

Deno.test("a platform's name is found in code outside its own places", () => {
  const asks = `if (ticket.platform === "vk") return;`;
  const own = {
    "lib/channels/vk/send.ts": asks,
    "lib/channels/capabilities/vk.ts": asks,
    "lib/channels/registry.ts": asks,
    "lib/sandbox/vk/mod.ts": asks,
    "lib/i18n/ru/connect.ts": asks,
    "tests/lib/x_test.ts": asks,
  };
  assert.deepEqual(platformNames(program(own)), []);
  const stray = {
    "lib/inbox/a.ts": asks,
    "lib/channels/telegram/a.ts": "const other = `vk`;",
    "routes/b.ts": `const days = capabilities.vk.editHours;`,
    "islands/C.tsx": `switch (platform) { case 'whatsapp': return; }`,
    "lib/inbox/d.ts": `if (row.platform !== "email") return;`,
  };
  assert.deepEqual(platformNames(program(stray)), [
    "lib/inbox/a.ts:1 names vk",
    "lib/channels/telegram/a.ts:1 names vk",
    "routes/b.ts:1 names vk",
    "islands/C.tsx:1 names whatsapp",
    "lib/inbox/d.ts:1 names email",
  ]);
  const innocent = `const field = "email"; const limit = Math.max(1, 2); // as "vk" does`;
  assert.deepEqual(platformNames(program({ "lib/auth/a.ts": innocent })), []);
});

Deno.test("a file of three hundred and one lines is too long, one of three hundred is not", () => {
  const lines = (count: number) => "x\n".repeat(count);
  assert.deepEqual(tooLong(program({ "a.ts": lines(300), "b.ts": lines(301) })), ["b.ts has 301 lines"]);
});
