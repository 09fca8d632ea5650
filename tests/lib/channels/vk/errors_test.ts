import assert from "node:assert/strict";
import { type ChannelNet, type Outbound, SendError } from "@/lib/channels/channel.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { connection } from "./samples.ts";
import { failure, serveVk } from "./vk_server.ts";

const OUT: Outbound = {
  id: "ob1",
  randomId: 7,
  person: { externalId: "555" },
  thread: { kind: "direct", key: "555" },
  text: "private words",
  files: [],
  via: "direct",
};

async function refusalOf(net: ChannelNet): Promise<SendError> {
  const error = await createVk(net).send(OUT, connection()).catch((reason: unknown) => reason);
  assert.ok(error instanceof SendError);
  return error;
}

Deno.test.each(
  [
    ["token", [5, 27, 28, 1117, 15, 7, 20, 14, 17]],
    ["user", [900, 901, 902, 18, 936, 950]],
    ["content", [100, 910, 911, 913, 914, 921, 222, 213, 212, 424242]],
    ["rate", [6, 9, 29, 223, 940]],
    ["transient", [1, 10, 36, 43]],
  ] as const,
)("VK's codes of the kind $0", async (kind, codes) => {
  for (const code of codes) {
    await using vk = serveVk({ "messages.send": () => failure(code) });
    const error = await refusalOf(vk.net);
    assert.equal(error.kind, kind, String(code));
    assert.equal(error.retryAfter !== undefined, kind === "rate", String(code));
  }
});

Deno.test("an error tells VK's words and neither the text nor the key", async () => {
  await using vk = serveVk({ "messages.send": () => failure(914, "Message is too long") });
  const error = await refusalOf(vk.net);
  assert.equal(error.platformCode, "914 Message is too long");
  assert.doesNotMatch(
    JSON.stringify([error.message, error.platformCode, error.stack]),
    /private words|vk1\.a/,
  );
});

Deno.test("VK is asked again a second after too many calls, and an hour after the day's quota", async () => {
  for (const [code, wait] of [[6, 1_000], [29, 3_600_000]] as const) {
    await using vk = serveVk({ "messages.send": () => failure(code) });
    assert.equal((await refusalOf(vk.net)).retryAfter, wait);
  }
});

Deno.test.each(
  [
    [500, "transient", true],
    [429, "rate", false],
    [401, "token", false],
    [403, "content", false],
  ] as const,
)("HTTP $0 is of the kind $1", async (status, kind, maybeSent) => {
  const headers = { "retry-after": "3" };
  await using vk = serveVk({ "messages.send": () => new Response("<html>", { status, headers }) });
  const error = await refusalOf(vk.net);
  assert.deepEqual([error.kind, error.maybeSent], [kind, maybeSent]);
  if (kind === "rate") assert.equal(error.retryAfter, 3_000);
});

Deno.test("a page in place of an answer may follow a message that was sent", async () => {
  await using vk = serveVk({ "messages.send": () => new Response("<html>ok</html>") });
  const error = await refusalOf(vk.net);
  assert.deepEqual([error.kind, error.maybeSent], ["transient", true]);
});

Deno.test("nobody at the address is a passing trouble", async () => {
  const listener = Deno.listen({ port: 0, hostname: "127.0.0.1" });
  const { port } = listener.addr;
  listener.close();
  const error = await refusalOf({ base: `http://127.0.0.1:${port}`, fetch });
  assert.deepEqual([error.kind, error.maybeSent], ["transient", false]);
});
