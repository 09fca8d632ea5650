import fc from "fast-check";
import { strictEqual } from "node:assert/strict";
import { localPath } from "@/lib/auth/local_path.ts";

const HOME = "https://help.example";

Deno.test("localPath() keeps a path of ours with its query and fragment", () => {
  strictEqual(
    localPath("/inbox?status=open&q=чай#m7"),
    `/inbox?status=open&q=${encodeURIComponent("чай")}#m7`,
  );
  strictEqual(localPath("/tickets/7"), "/tickets/7");
  strictEqual(localPath("/a//b"), "/a//b");
});

Deno.test("localPath() leads home instead of elsewhere", () => {
  const elsewhere = [
    null,
    undefined,
    "",
    "inbox",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/inbox\r\nset-cookie: a=b",
    `/${"x".repeat(3_000)}`,
  ];
  for (const next of elsewhere) strictEqual(localPath(next), "/", JSON.stringify(next));
});

Deno.test("localPath() never leaves this origin, however it is read and resolved again", () => {
  const piece = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "//",
    "%2e",
    "%2f",
    "%5c",
    "\t",
    "@",
    ":",
    "?",
    "#",
    "evil.example",
  );
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join("")}`),
    fc.webUrl(),
    fc.webPath().map((path) => `/${path}`),
  );
  fc.assert(
    fc.property(hostile, (next) => {
      const once = localPath(next);
      const there = new URL(once, `${HOME}/login`);
      strictEqual(there.origin, HOME);
      strictEqual(localPath(once), once);
      strictEqual(new URL(there.pathname, HOME).origin, HOME);
    }),
    { numRuns: 2_000 },
  );
});
