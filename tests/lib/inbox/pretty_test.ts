import assert from "node:assert/strict";
import fc from "fast-check";
import { maskJson, maskText } from "@/lib/inbox/mask.ts";
import { prettyJson } from "@/lib/inbox/pretty.ts";

const KEY = "vk1.a.very-long-secret";

Deno.test("C-10 a known secret is left out wherever it stands, in names too", () => {
  const shown = maskJson({ [`a ${KEY}`]: [`x ${KEY} y ${KEY}`, { deep: KEY }] }, [KEY]);
  assert.deepEqual(shown, { "a •••": ["x ••• y •••", { deep: "•••" }] });
});

Deno.test("C-10 members that let somebody in are left out by their names", () => {
  const secret = {
    secret: "1",
    access_token: "1",
    accessToken: "1",
    "x-api-key": "1",
    password: "1",
    Authorization: "1",
    client_secret: 12345,
    signature: "1",
  };
  assert.deepEqual(new Set(Object.values(Object(maskJson(secret, [])))), new Set(["•••"]));
  const harmless = {
    message_token: 5,
    keyboard: "1",
    tokens: "1",
    monkey: "1",
    token: { type: "x" },
    key: "",
  };
  assert.deepEqual(maskJson(harmless, []), harmless);
});

Deno.test("C-10 what an address carries as a secret is left out, the rest of it stays", () => {
  const url = "https://cdn.example/a.jpg?size=1&access_token=abc&sig=d%20e#part";
  assert.equal(maskText(url, []), "https://cdn.example/a.jpg?size=1&access_token=•••&sig=•••#part");
});

Deno.test("C-10 a short word is no secret to look for", () => {
  assert.equal(maskText("да, да", ["да"]), "да, да");
});

Deno.test("C-10 JSON is set out a member a line, and large numbers keep their digits", () => {
  const body = '{"id":12345678901234567890,"less":-98765432109876543210,"size":1.5,"list":[1,2]}';
  assert.equal(
    prettyJson(body, []),
    [
      "{",
      '  "id": 12345678901234567890,',
      '  "less": -98765432109876543210,',
      '  "size": 1.5,',
      '  "list": [',
      "    1,",
      "    2",
      "  ]",
      "}",
    ].join("\n"),
  );
  assert.equal(prettyJson(`no JSON, ${KEY}`, [KEY]), "no JSON, •••");
  const deep = `${"[".repeat(100_000)}"${KEY}"${"]".repeat(100_000)}`;
  assert.equal(prettyJson(deep, [KEY]), deep.replace(KEY, "•••"));
});

Deno.test("C-10 whatever JSON comes, it is shown as JSON of the same meaning", () => {
  fc.assert(fc.property(fc.json(), (text) => {
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
    assert.deepEqual(plain(JSON.parse(prettyJson(text, []))), plain(maskJson(JSON.parse(text), [])));
  }));
});
