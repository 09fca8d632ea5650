import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { type Log, quiet } from "@/lib/log.ts";
import { openCast } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

Deno.test("every answer has a request id and is not kept, an error has the id in its body too", async () => {
  await using cast = await openCast();
  const answers = [
    await cast.send(cast.boris, "GET /me"),
    await cast.send(null, "GET /me"),
    await cast.send(null, "GET /nothing"),
    await cast.send(null, "GET /matrix"),
  ];
  const ids = answers.map((one) => one.headers.get("x-request-id"));
  strictEqual(new Set(ids).size, answers.length);
  for (const one of answers) {
    deepStrictEqual([one.headers.get("cache-control"), one.headers.get("x-content-type-options")], [
      "no-store",
      "nosniff",
    ]);
    await one.body?.cancel();
  }
  await cast.refused(cast.boris, "GET /tickets/nothing");
});

Deno.test("an unknown address and an unknown method answer 404, whoever asks", async () => {
  await using cast = await openCast();
  for (const request of ["GET /nothing", "POST /me", "OPTIONS /tickets", "DELETE /tickets", "GET /"]) {
    const { status, code } = await cast.refused(null, request);
    deepStrictEqual([status, code], [404, "not_found"], request);
  }
});

Deno.test("messages come in the viewer's language, else in the one that the request asks for", async () => {
  await using cast = await openCast();
  const ofViewer = await cast.refused(cast.boris, "GET /tickets/nothing", undefined, {
    "accept-language": "en",
  });
  match(ofViewer.message, /Этого больше нет/);
  const english = await cast.refused(null, "GET /me", undefined, { "accept-language": "en-GB,en;q=0.9" });
  match(english.message, /Sign in/);
  const russian = await cast.refused(null, "GET /me", undefined, { "accept-language": "uk,en;q=0.5" });
  match(russian.message, /Войдите/);
});

Deno.test("a body that is no JSON, is none, or says it is something else, is refused as what it is", async () => {
  await using cast = await openCast();
  const type = { "content-type": "application/json" };
  const path = "POST /api-tokens";
  for (const broken of ["{", "", "{'a':1}", "\u0000"]) {
    const { status, code } = await cast.refused(cast.anna, path, broken, type);
    deepStrictEqual([status, code], [400, "malformed_json"], broken);
  }
  for (const odd of ["[]", "5", "null", '"x"']) {
    strictEqual((await cast.refused(cast.anna, path, odd, type)).code, "invalid_request", odd);
  }
  const form = await cast.refused(cast.anna, path, "name=x", {
    "content-type": "application/x-www-form-urlencoded",
  });
  deepStrictEqual([form.status, form.details.fields], [400, { "content-type": "json_expected" }]);
  const absent = await cast.refused(cast.anna, path);
  deepStrictEqual([absent.status, absent.code], [400, "invalid_request"]);
  const polluted = `{"name":"x","__proto__":{"role":"owner"},"constructor":{"prototype":{"role":"owner"}}}`;
  strictEqual((await cast.send(cast.anna, path, polluted, type)).status, 201);
  strictEqual(Object(Object.prototype).role, undefined);
});

Deno.test("a body over 1 MB is refused, announced or not", async () => {
  await using cast = await openCast();
  const name = "x".repeat(1_100_000);
  const announced = await cast.refused(cast.anna, "POST /api-tokens", { name });
  deepStrictEqual([announced.status, announced.code, announced.details.limit], [413, "too_large", 1_048_576]);
  let taken = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      taken += 100_000;
      controller.enqueue(new Uint8Array(100_000).fill(32));
    },
  });
  const type = { "content-type": "application/json" };
  strictEqual((await cast.refused(cast.anna, "POST /api-tokens", endless, type)).status, 413);
  strictEqual(taken < 3_000_000, true);
});

Deno.test("a database that takes no writes answers 503 and when to come again; reading goes on", async () => {
  await using cast = await openCast();
  const { id } = await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
  const { store } = await cast.services.workspaces.open(cast.boris.workspaceId);
  await store.query("PRAGMA query_only = ON");
  const { status, code, headers } = await cast.refused(cast.boris, `POST /tickets/${id}/closure`);
  deepStrictEqual([status, code, headers.get("retry-after")], [503, "unavailable", "5"]);
  await cast.ok(cast.boris, `GET /tickets/${id}`);
  await cast.ok(cast.boris, `POST /tickets/${id}/closure`);
});

Deno.test("a surprise answers 500 without its cause, and is logged under the same id", async () => {
  const errors: unknown[][] = [];
  const log: Log = { ...quiet, error: (...facts) => void errors.push(facts) };
  await using cast = await openCast({ log });
  const { id } = await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
  const { store } = await cast.services.workspaces.open(cast.boris.workspaceId);
  await store.query("DROP TABLE reads");
  const response = await cast.send(cast.boris, `PUT /tickets/${id}/read`);
  const { error } = await response.json();
  deepStrictEqual([response.status, error.code, error.details], [500, "internal", undefined]);
  strictEqual(JSON.stringify(error).includes("reads"), false);
  const [event, , facts] = errors[0] ?? [];
  deepStrictEqual([event, Object(facts).requestId, Object(facts).route], [
    "api.failed",
    error.requestId,
    "/api/v1/tickets/:id/read",
  ]);
});
