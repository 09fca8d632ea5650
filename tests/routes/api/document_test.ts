import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { sample } from "@/routes/api/docs/sample.ts";
import { createApi } from "@/routes/api/mod.ts";
import type { Document, JsonSchema } from "@/routes/api/document/model.ts";
import { openCast } from "./cast.ts";

Deno.test("openapi.json lists every route, and no other", async () => {
  await using cast = await openCast();
  const document = await cast.ok<Document>(null, "GET /openapi.json");
  const listed = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`)
  );
  const served = createApi(cast.services).routes.filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} /api/v1${path.replace(/:(\w+)/g, "{$1}")}`);
  deepStrictEqual(listed.sort(), [...new Set(served)].sort());
});

Deno.test("openapi.json holds together: references, names, parameters, sentences", async () => {
  await using cast = await openCast();
  const document = await cast.ok<Document & Record<string, unknown>>(null, "GET /openapi.json");
  strictEqual(document.openapi, "3.1.0");
  const text = JSON.stringify(document);
  for (const [, name = ""] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    ok(document.components.schemas[name], `Nothing is called ${name}`);
  }
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.values(item).map((operation) => ({ path, operation }))
  );
  const ids = operations.map(({ operation }) => operation.operationId);
  strictEqual(new Set(ids).size, ids.length);
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.filter((one) => one.in === "path").map((one) => one.name);
    deepStrictEqual(inPath, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name), path);
    ok(operation.summary && operation.description, `${operation.operationId} says nothing`);
    ok(
      operation.parameters.every((one) => one.description),
      `${operation.operationId} has a silent parameter`,
    );
    ok(Object.values(operation.responses).every((one) => one.description), operation.operationId);
    ok(operation.tags.every((tag) => document.tags.some((one) => one.name === tag)), operation.operationId);
  }
});

Deno.test("openapi.json and the page speak the language that is asked for", async () => {
  await using cast = await openCast();
  const read = async (path: string, language: string) => {
    const response = await cast.send(null, `GET ${path}`, undefined, { "accept-language": language });
    strictEqual(response.headers.get("vary"), "accept-language");
    return await response.text();
  };
  match(await read("/openapi.json", "ru"), /Обращения по фильтрам/);
  match(await read("/openapi.json", "en"), /List tickets/);
  match(await read("/docs", "ru"), /<html lang="ru">.*Обращения по фильтрам/s);
  match(await read("/docs", "en"), /<html lang="en">.*List tickets/s);
});

Deno.test("the page names every operation, shows a command for each, and carries no script", async () => {
  await using cast = await openCast();
  const response = await cast.send(null, "GET /docs");
  const page = await response.text();
  for (const item of Object.values(cast.document.paths)) {
    for (const { operationId } of Object.values(item)) ok(page.includes(`id="${operationId}"`), operationId);
  }
  strictEqual(
    page.match(/<code>curl /g)?.length,
    1 + Object.values(cast.document.paths).flatMap(Object.values).length,
  );
  strictEqual(/<script|\son\w+=|\sstyle=/.test(page), false);
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  deepStrictEqual(ids.filter((id, index) => ids.indexOf(id) !== index), [], "an anchor leads to one place");
  strictEqual(page.includes("[object"), false, "a default is shown as JSON");
  const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(style));
  const policy = response.headers.get("content-security-policy") ?? "";
  ok(policy.includes(`style-src 'sha256-${new Uint8Array(digest).toBase64()}'`));
});

Deno.test("the bodies that the page shows pass the checks", async () => {
  await using cast = await openCast();
  let tried = 0;
  for (const [path, item] of Object.entries(cast.document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const schema = operation.requestBody?.content["application/json"]?.schema;
      if (!schema) continue;
      const request = `${method.toUpperCase()} ${path.replace("/api/v1", "").replace("{id}", "nothing")}`;
      const response = await cast.send(cast.anna, request, sample(schema, cast.document));
      ok([200, 201, 404, 422].includes(response.status), `${request}: ${await response.text()}`);
      tried++;
    }
  }
  ok(tried >= 8, `${tried} bodies`);
});

Deno.test("the command that answers a customer sends words of one's own, no template", async () => {
  await using cast = await openCast();
  const schema = cast.document.components.schemas.NewMessage ?? {};
  deepStrictEqual(Object.keys(Object(sample(schema, cast.document))), ["text", "attachments", "clientId"]);
});

Deno.test("GET /matrix is the table that drives the product", async () => {
  await using cast = await openCast();
  const matrix = await cast.ok<{ platforms: { id: string }[]; cells: Record<string, JsonSchema> }>(
    null,
    "GET /matrix",
  );
  strictEqual(matrix.platforms.length, 11);
  ok(Object.keys(matrix.cells).length > 20);
});
