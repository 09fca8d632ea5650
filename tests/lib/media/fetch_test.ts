import assert from "node:assert/strict";
import { MediaError, type MediaErrorKind } from "@/lib/media/error.ts";
import { guardedFetch, type GuardOptions } from "@/lib/media/fetch.ts";
import { selfSigned } from "./certificate.ts";
import { refused } from "./refused.ts";
import { serve, serveRaw } from "./servers.ts";
import { test } from "./tidy.ts";

const OPEN: GuardOptions = { maxBytes: 1_000_000, timeoutMs: 5_000, allowPrivate: true };

test("the body comes whole, with the claim of its type", async () => {
  await using server = serve(() =>
    new Response("x".repeat(300_000), { headers: { "content-type": "Image/JPEG; a=b" } })
  );
  const fetched = await guardedFetch(`http://127.0.0.1:${server.port}/a`, OPEN);
  assert.equal(fetched.contentType, "image/jpeg");
  assert.equal(fetched.html, false);
  assert.equal((await new Response(fetched.body).text()).length, 300_000);
});

test("the caller's headers are sent, packing is not asked for", async () => {
  await using server = serve(() => new Response("ok"));
  await text(`http://127.0.0.1:${server.port}/`, { ...OPEN, headers: { authorization: "Bearer t" } });
  const [asked] = server.asked;
  assert.equal(asked?.headers.get("authorization"), "Bearer t");
  assert.equal(asked?.headers.get("accept-encoding"), "identity");
});

test("loopback is blocked unless private networks are open, and nothing is asked", async () => {
  await using server = serve(() => new Response("secret"));
  const hosts = [
    "127.0.0.1",
    "localhost",
    "2130706433",
    "0x7f000001",
    "017700000001",
    "127.1",
    "[::1]",
    "[::ffff:127.0.0.1]",
  ];
  for (const host of hosts) {
    await refusedAt("blocked", `http://${host}:${server.port}/`, { ...OPEN, allowPrivate: false });
  }
  assert.equal(server.asked.length, 0);
});

test("a name that stands for a private address is blocked", async () => {
  await using server = serve(() => new Response("secret"));
  const url = `http://files.example.com:${server.port}/`;
  const addresses = [
    "127.0.0.1",
    "10.1.2.3",
    "169.254.169.254",
    "::1",
    "fd12::1",
    "::ffff:10.0.0.1",
    "nonsense",
  ];
  for (const address of addresses) {
    const resolve = () => Promise.resolve(["93.184.215.14", address]);
    await refusedAt("blocked", url, { ...OPEN, allowPrivate: false, resolve });
  }
  assert.equal(server.asked.length, 0);
});

test("the metadata address stays shut even with private networks open", async () => {
  await refusedAt("blocked", "http://169.254.169.254/latest/meta-data/");
  await refusedAt("blocked", "http://[fd00:ec2::254]/latest/");
  await refusedAt("blocked", "http://files.example.com/", {
    ...OPEN,
    resolve: () => Promise.resolve(["169.254.169.254"]),
  });
});

test("the address that was checked is the one that is connected to", async () => {
  await using server = serve((request) => new Response(request.headers.get("host")));
  let asked = 0;
  const rebinding = () => Promise.resolve([asked++ === 0 ? "127.0.0.1" : "169.254.169.254"]);
  const url = `http://rebind.example.com:${server.port}/`;
  assert.equal(await text(url, { ...OPEN, resolve: rebinding }), `rebind.example.com:${server.port}`);
  assert.equal(asked, 1);
});

test("without a resolver of its own it asks the system", async () => {
  await using server = serve(() => new Response("ok"));
  assert.equal(await text(`http://localhost:${server.port}/`), "ok");
  await refusedAt("unreachable", "http://no-such-host.invalid/");
});

test("when the first address is dead, the next one serves", async () => {
  await using server = serve(() => new Response("ok"));
  const resolve = () => Promise.resolve(["::1", "127.0.0.9", "127.0.0.1"]);
  assert.equal(await text(`http://files.example.com:${server.port}/`, { ...OPEN, resolve }), "ok");
});

test("a name is resolved and checked anew after a redirect to itself", async () => {
  await using server = serve(() => Response.redirect("http://rebind.example.com:8000/again"));
  let asked = 0;
  const rebinding = () => Promise.resolve([asked++ === 0 ? "127.0.0.1" : "169.254.169.254"]);
  await refusedAt("blocked", `http://rebind.example.com:${server.port}/`, { ...OPEN, resolve: rebinding });
  assert.equal(server.asked.length, 1);
});

test("a redirect to a place we do not go is blocked", async () => {
  const targets = [
    "http://169.254.169.254/",
    "http://[::ffff:a9fe:a9fe]/",
    "http://0xa9fea9fe/",
    "http://user:pass@example.com/",
    "http://127.0.0.1:22/",
    "file:///etc/passwd",
    "data:text/plain,x",
    "//100.64.0.1/",
  ];
  for (const location of targets) {
    await using server = serve(() => new Response(null, { status: 302, headers: { location } }));
    await refusedAt("blocked", `http://127.0.0.1:${server.port}/`);
  }
});

test("redirects are followed, relative ones too, up to three", async () => {
  await using server = serve((request) => {
    const left = Number(new URL(request.url).pathname.slice(1));
    return left === 0
      ? new Response("there")
      : new Response("x", { status: 307, headers: { location: `/${left - 1}` } });
  });
  assert.equal(await text(`http://127.0.0.1:${server.port}/3`), "there");
  await refusedAt("blocked", `http://127.0.0.1:${server.port}/4`);
});

test("a token stays with its origin, even when redirected back", async () => {
  await using home: ReturnType<typeof serve> = serve((request) => {
    const path = new URL(request.url).pathname;
    const location = path === "/a" ? "/b" : `http://127.0.0.1:${away.port}/c`;
    return path === "/d" ? new Response("end") : new Response(null, { status: 302, headers: { location } });
  });
  await using away: ReturnType<typeof serve> = serve(() =>
    new Response(null, { status: 302, headers: { location: `http://127.0.0.1:${home.port}/d` } })
  );
  const headers = { authorization: "Bearer t" };
  assert.equal(await text(`http://127.0.0.1:${home.port}/a`, { ...OPEN, headers }), "end");
  assert.deepEqual(home.asked.map((r) => r.headers.get("authorization")), ["Bearer t", "Bearer t", null]);
  assert.deepEqual(away.asked.map((r) => r.headers.get("authorization")), [null]);
});

for (
  const [status, kind, retryable] of [
    [404, "not_found", false],
    [400, "not_found", false],
    [204, "not_found", false],
    [304, "not_found", false],
    [401, "expired", false],
    [403, "expired", false],
    [410, "expired", false],
    [429, "unreachable", true],
    [408, "unreachable", true],
    [500, "unreachable", true],
    [503, "unreachable", true],
  ] as const
) {
  test(`${status} is ${kind}`, async () => {
    const body = status === 204 || status === 304 ? null : "no";
    await using server = serve(() => new Response(body, { status, headers: { "retry-after": "7" } }));
    const error = await refusedAt(kind, `http://127.0.0.1:${server.port}/`);
    assert.equal(error.retryable, retryable);
    assert.equal(error.retryAfter, retryable ? 7_000 : undefined);
  });
}

test("a server that is not there, is no server, or has no name, is unreachable", async () => {
  await refusedAt("unreachable", "http://127.0.0.1:1025/");
  await using garbage = serveRaw("SSH-2.0-OpenSSH\r\n");
  await refusedAt("unreachable", `http://127.0.0.1:${garbage.port}/`);
  const unknown = () => Promise.reject(new Error("ENOTFOUND"));
  await refusedAt("unreachable", "http://files.example.com/", { ...OPEN, resolve: unknown });
  await refusedAt("unreachable", "http://files.example.com/", {
    ...OPEN,
    resolve: () => Promise.resolve([]),
  });
});

test("a page in place of a file is told", async () => {
  await using server = serve(() =>
    new Response("<html>", { headers: { "content-type": "text/html; charset=utf-8" } })
  );
  const fetched = await guardedFetch(`http://127.0.0.1:${server.port}/`, OPEN);
  assert.equal(fetched.html, true);
  await fetched.body.cancel();
});

test("no error repeats the address, which may hold a token", async () => {
  const urls = [
    "http://127.0.0.1:1025/bot1:SECRET/a",
    "ftp://example.com/SECRET",
    "http://SECRET@example.com/",
    "SECRET",
  ];
  for (const url of urls) {
    const error = await guardedFetch(url, OPEN).then(() => null, (error) => error);
    assert.ok(error instanceof MediaError);
    assert.ok(!Deno.inspect(error).includes("SECRET"), url);
  }
});

test("over TLS the name is what the certificate is checked against", async () => {
  const tls = await selfSigned("files.example.com");
  await using server = serve((request) => new Response(request.headers.get("host")), tls);
  const resolve = () => Promise.resolve(["127.0.0.1"]);
  const url = `https://files.example.com:${server.port}/`;
  assert.equal(await text(url, { ...OPEN, resolve, ca: tls.cert }), `files.example.com:${server.port}`);
  await refusedAt("unreachable", url, { ...OPEN, resolve });
  const other = `https://other.example.com:${server.port}/`;
  await refusedAt("unreachable", other, { ...OPEN, resolve, ca: tls.cert });
  assert.equal(server.asked.length, 1);
});

async function text(url: string, options = OPEN): Promise<string> {
  return await new Response((await guardedFetch(url, options)).body).text();
}

async function refusedAt(kind: MediaErrorKind, url: string, options = OPEN): Promise<MediaError> {
  return await refused(kind, guardedFetch(url, options), url);
}
