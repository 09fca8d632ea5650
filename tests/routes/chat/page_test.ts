import assert from "node:assert/strict";
import { createApp } from "@/routes/mod.ts";
import { configure } from "@/lib/inbox/connect.ts";
import { openDesk, ORIGIN } from "../../lib/chat/desk.ts";

async function pageOf(language = "ru") {
  const desk = await openDesk();
  const app = await createApp(desk.services);
  const get = (path: string) => app.request(path, { headers: { "accept-language": language } });
  const post = (path: string, init: RequestInit) => app.request(path, { method: "POST", ...init });
  return { desk, get, post, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

Deno.test("any site may frame the chat, and no other page of ours", async () => {
  await using page = await pageOf();
  const chat = await page.get(`/chat/${page.desk.connectionId}`);
  assert.equal(chat.status, 200);
  const policy = chat.headers.get("content-security-policy") ?? "";
  assert.match(policy, /frame-ancestors \*(;|$)/);
  assert.match(policy, /default-src 'self'; script-src 'self' 'nonce-[^']+'; style-src 'self';/);
  assert.equal(chat.headers.get("x-frame-options"), null);
  for (const path of ["/", "/login", "/inbox", "/chat/nobody-nobody-nobody-0000", "/chat/x/y"]) {
    const other = await page.get(path);
    const policies = other.headers.get("content-security-policy") ?? "frame-ancestors 'none'";
    assert.match(policies, /frame-ancestors 'none'/, path);
  }
});

Deno.test("a chat that is not there answers 404", async () => {
  await using page = await pageOf();
  const nobody = await page.get("/chat/nobody-nobody-nobody-0000");
  assert.equal(nobody.status, 404);
  assert.doesNotMatch(await nobody.text(), /chat-form/);
});

Deno.test("the page greets in the browser's language, with the business's name and a form that needs no script", async () => {
  for (
    const [language, greeting] of [
      ["ru-RU,ru;q=0.9", "Здравствуйте! Напишите, чем помочь"],
      ["en-US,en;q=0.9", "Hello! Tell us how we can help"],
    ] as const
  ) {
    await using page = await pageOf(language);
    const html = await (await page.get(`/chat/${page.desk.connectionId}`)).text();
    assert.match(html, new RegExp(`<html lang="${language.slice(0, 2)}"`));
    assert.match(html, /<h1>Пекарня «Тёплый хлеб»<\/h1>/);
    assert.ok(html.includes(greeting));
    assert.match(html, new RegExp(`<form [^>]*action="/chat/${page.desk.connectionId}/form"`));
    assert.match(html, /<meta name="robots" content="noindex"/);
  }
});

Deno.test("a paused chat says so kindly in place of the field", async () => {
  await using page = await pageOf();
  const { desk } = page;
  const workspace = await desk.services.workspaces.open(desk.workspaceId);
  await configure(desk.services, workspace, desk.connectionId, { status: "paused" });
  const html = await (await page.get(`/chat/${desk.connectionId}`)).text();
  assert.ok(html.includes("Чат сейчас отдыхает"));
  assert.doesNotMatch(html, /<textarea/);
});

Deno.test("a message that was not taken stands in the field again, beside the reason", async () => {
  await using page = await pageOf();
  const { desk } = page;
  const send = (origin: string) => {
    const body = new URLSearchParams({ id: crypto.randomUUID(), text: "Есть <ржаной>?" }).toString();
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "content-length": String(body.length),
      "accept-language": "ru",
      origin,
    };
    return page.post(`/chat/${desk.connectionId}?problem=too_many_requests`, { body, headers });
  };
  const again = await send(ORIGIN);
  assert.equal(again.status, 429);
  assert.match(again.headers.get("content-security-policy") ?? "", /frame-ancestors \*(;|$)/);
  const html = await again.text();
  assert.match(html, />Есть &lt;ржаной>\?<\/textarea>/);
  assert.match(html, /role="alert">[^<]/);
  assert.deepEqual(await desk.tickets(), []);
  assert.equal((await send("https://evil.example")).status, 403);
});
