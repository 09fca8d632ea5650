import assert from "node:assert/strict";
import { AppError, ERRORS } from "@/lib/errors.ts";

Deno.test("a refusal carries its code, its status and the facts that its sentence names", () => {
  const error = new AppError("text_too_long", { limit: 4096, unit: "utf16" });
  assert.ok(error instanceof Error);
  assert.equal(error.name, "AppError");
  assert.equal(error.code, "text_too_long");
  assert.equal(error.status, 422);
  assert.deepEqual(error.details, { limit: 4096, unit: "utf16" });
  assert.deepEqual(new AppError("not_found").details, {});
});

Deno.test("the codes that the API promises have the statuses that it promises", () => {
  const promised = {
    text_too_long: 422,
    attachment_not_supported: 422,
    cannot_write_first: 422,
    reply_window_closed: 422,
    channel_read_only: 422,
    placeholder_unresolved: 422,
    newer_message: 409,
    not_found: 404,
    unauthorized: 401,
    too_many_requests: 429,
  } as const;
  for (const [code, status] of Object.entries(promised)) {
    assert.equal(new Map<string, number>(Object.entries(ERRORS)).get(code), status, code);
  }
});

Deno.test("every code is a client's or the server's error", () => {
  for (const [code, status] of Object.entries(ERRORS)) {
    assert.ok(status >= 400 && status <= 599, code);
    assert.match(code, /^[a-z]+(_[a-z]+)*$/);
  }
});

Deno.test("the message of a refusal names its code and none of its facts", () => {
  const { message } = new AppError("forbidden", { email: "anna@bakery.example" });
  assert.match(message, /forbidden/);
  assert.doesNotMatch(message, /anna/);
});
