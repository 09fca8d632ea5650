import assert from "node:assert/strict";
import type { Hono } from "hono";
import type { ChatChanges, ChatMessage, ChatPage, ChatSession } from "@/lib/chat/view.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A browser at the chat's front door, with the token that it keeps. */
export class Visitor {
  token = "";
  id = "";

  constructor(readonly app: Hono, readonly connectionId: string) {}

  /** Whatever comes back. */
  async ask(path: string, { method = "GET", body, headers = {} }: Call = {}): Promise<Response> {
    const raw = body instanceof FormData || typeof body === "string" || body === undefined;
    const sent = new Headers({ "accept-language": "ru-RU,ru;q=0.9" });
    if (!raw) sent.set("content-type", "application/json");
    if (this.token) sent.set("authorization", `Bearer ${this.token}`);
    for (const [name, value] of Object.entries(headers)) sent.set(name, value);
    return await this.app.request(`/chat/${this.connectionId}/${path}`, {
      method,
      headers: sent,
      body: raw ? body : JSON.stringify(body),
    });
  }

  async hello(): Promise<ChatSession> {
    const session: ChatSession = await read(this.ask("session", { method: "POST" }), 201);
    this.token = session.token;
    this.id = session.visitor.id;
    return session;
  }

  async write(text: string, more: Record<string, unknown> = {}): Promise<ChatMessage> {
    if (!this.token) await this.hello();
    const body = { id: crypto.randomUUID(), text, ...more };
    return await read(this.ask("messages", { method: "POST", body }), 201);
  }

  async upload(bytes: Uint8Array<ArrayBuffer>, name: string, type = ""): Promise<AttachmentView> {
    const body = new FormData();
    body.set("file", new File([bytes], name, { type }));
    return await read(this.ask("uploads", { method: "POST", body }), 201);
  }

  page(before = ""): Promise<ChatPage> {
    return read(this.ask(`messages${before && `?before=${encodeURIComponent(before)}`}`), 200);
  }

  changes(after: number): Promise<ChatChanges> {
    return read(this.ask(`messages?after=${after}`), 200);
  }

  async seen(messageId: string, what: "seen" | "delivered" = "seen"): Promise<void> {
    const response = await this.ask(what, { method: "POST", body: { messageId } });
    assert.equal(response.status, 204, await response.text());
  }
}

/** The JSON of an answer that must have this status. */
export async function read<T>(answer: Promise<Response>, status: number): Promise<T> {
  const response = await answer;
  const text = await response.text();
  assert.equal(response.status, status, text);
  return JSON.parse(text);
}

/** The code of a refusal. */
export async function refusal(answer: Promise<Response>): Promise<[status: number, code: string]> {
  const response = await answer;
  const body: { error: { code: string; message: string } } = await response.json();
  assert.ok(body.error.message.length > 10, body.error.message);
  return [response.status, body.error.code];
}
