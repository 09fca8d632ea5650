import { Hono } from "hono";
import { strictEqual } from "node:assert/strict";
import { insertUser, insertWorkspace } from "@/db/accounts.ts";
import { insertMember } from "@/db/members.ts";
import type { Role } from "@/db/schema/control.ts";
import { createApiToken } from "@/lib/auth/tokens.ts";
import { compose } from "@/lib/compose.ts";
import { readConfig } from "@/lib/config.ts";
import { newId } from "@/lib/ids.ts";
import { type Log, quiet } from "@/lib/log.ts";
import type { Services } from "@/lib/services.ts";
import { buildDocument } from "@/routes/api/document/build.ts";
import type { Document } from "@/routes/api/document/model.ts";
import { createApi } from "@/routes/api/mod.ts";
import { honour, operationOf } from "./contract.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly token: string;
}

/** A refusal as a client reads it. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** Анна owns a bakery, Вера is its admin, Борис and Дина its agents; Глеб, the stranger, owns a garage. */
export interface Cast extends AsyncDisposable {
  readonly services: Services;
  readonly app: Hono;
  readonly document: Document;
  readonly anna: Person;
  readonly vera: Person;
  readonly boris: Person;
  readonly dina: Person;
  readonly gleb: Person;
  /** @param request method and path below the mount: `GET /tickets?limit=2` */
  send(who: Person | null, request: string, body?: unknown, headers?: HeadersInit): Promise<Response>;
  /** An answer that must be a success and as documented; `T` is what the document promises. */
  ok<T = unknown>(who: Person | null, request: string, body?: unknown): Promise<T>;
  /** A refusal that must be documented and of the one shape. */
  refused(who: Person | null, request: string, body?: unknown, headers?: HeadersInit): Promise<Refused>;
}

export interface CastOptions {
  readonly env?: Record<string, string>;
  readonly log?: Log;
  readonly now?: () => number;
  readonly heartbeatMs?: number;
  /** What to change of the product before the API is made of it. */
  readonly adjust?: (services: Services) => Services;
}

export async function openCast(options: CastOptions = {}): Promise<Cast> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-api-" });
  const { log = quiet, now, heartbeatMs, adjust = (same) => same } = options;
  const config = readConfig({ DATA_DIR: dataDir, APP_ORIGIN: "http://localhost:8000", ...options.env });
  const composed = await compose(config, { log, now });
  const services = adjust(composed.services);
  const api = createApi(services, { heartbeatMs });
  const app = new Hono().route("/api/v1", api);
  const document = buildDocument(api, services.config.origin, "en");
  const bakery = await addWorkspace(services, "Пекарня");
  const garage = await addWorkspace(services, "Гараж");
  return {
    services,
    app,
    document,
    anna: await addPerson(services, "Анна", bakery, "owner"),
    vera: await addPerson(services, "Вера", bakery, "admin"),
    boris: await addPerson(services, "Борис", bakery, "agent"),
    dina: await addPerson(services, "Дина", bakery, "agent"),
    gleb: await addPerson(services, "Глеб", garage, "owner"),
    send: (who, request, body, headers) => send(app, who, request, body, headers),
    async ok<T>(who: Person | null, request: string, body?: unknown) {
      const response = await send(app, who, request, body);
      const read = await readAnswer(document, request, response);
      if (!response.ok) throw new Error(`${request}: ${response.status} ${JSON.stringify(read)}`);
      return read as T;
    },
    async refused(who, request, body, headers) {
      const response = await send(app, who, request, body, headers);
      return refusalOf(response, await readAnswer(document, request, response), request);
    },
    async [Symbol.asyncDispose]() {
      await composed.close();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

async function send(
  app: Hono,
  who: Person | null,
  request: string,
  body?: unknown,
  extra?: HeadersInit,
): Promise<Response> {
  const [method = "", path = ""] = request.split(" ");
  const headers = new Headers(extra);
  if (who) headers.set("authorization", `Bearer ${who.token}`);
  const isPlain = body instanceof FormData || body instanceof ReadableStream || typeof body === "string";
  if (body !== undefined && !isPlain) headers.set("content-type", "application/json");
  const sent = isPlain ? body : body === undefined ? undefined : JSON.stringify(body);
  return await app.request(`/api/v1${path}`, { method, headers, body: sent });
}

async function readAnswer(document: Document, request: string, response: Response): Promise<unknown> {
  const [method = "", path = ""] = request.split(" ");
  const text = await response.text();
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  const operation = operationOf(document, method, `/api/v1${path}`);
  if (operation) honour(document, operation, response.status, body);
  return body;
}

function refusalOf(response: Response, body: unknown, request: string): Refused {
  const { status, headers } = response;
  if (response.ok) throw new Error(`${request} was not refused: ${JSON.stringify(body)}`);
  const { code, message, details, requestId } = Object(body).error;
  strictEqual(requestId, headers.get("x-request-id"));
  return { status, code, message, details: details ?? {}, headers };
}

async function addWorkspace({ control }: Services, name: string): Promise<string> {
  const id = newId();
  await control.write(() =>
    control.commit([insertWorkspace(control, { id, name, locale: "ru", createdAt: Date.now() })])
  );
  return id;
}

async function addPerson(
  services: Services,
  name: string,
  workspaceId: string,
  role: Role,
): Promise<Person> {
  const { control } = services;
  const id = newId();
  const createdAt = Date.now();
  const email = `${id}@example.ru`;
  await control.write(() =>
    control.commit([
      insertUser(control, { id, email, name, passwordHash: "", locale: "ru", createdAt }),
      insertMember(control, { workspaceId, userId: id, role, createdAt }),
    ])
  );
  const { token } = await createApiToken(
    control,
    { workspaceId, userId: id, name: "Проверка" },
    services.now(),
  );
  return { id, name, workspaceId, token };
}
