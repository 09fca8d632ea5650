import { createRoute } from "@hono/zod-openapi";
import { AppError } from "@/lib/errors.ts";
import { configure, connect, disconnect } from "@/lib/inbox/connect.ts";
import { checkNow, renew } from "@/lib/inbox/upkeep.ts";
import { connectionView, listConnections } from "@/lib/inbox/views/connection_view.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import {
  Connection,
  ConnectionChange,
  ConnectionPage,
  NewConnection,
} from "@/routes/api/schemas/connection.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { inWords } from "@/routes/api/setup_steps.ts";

/** The accounts of a workspace on the platforms. */
export function connections(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, locale } = c.var;
    const all = await listConnections(services, workspace);
    return c.json({ items: all.map((one) => inWords(one, locale)), nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, locale } = c.var;
    const input = c.req.valid("json");
    const id = await connect(services, workspace, input).catch((error) => ofPlatform(error, input.platform));
    return c.json(inWords(await connectionView(services, workspace, id), locale), 201);
  });
  api.openapi(one, async (c) => {
    const { services, workspace, locale } = c.var;
    const view = await connectionView(services, workspace, c.req.valid("param").id);
    return c.json(inWords(view, locale), 200);
  });
  api.openapi(change, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = c.req.valid("param");
    const { credentials, ...rest } = c.req.valid("json");
    const { platform } = await connectionView(services, workspace, id);
    await configure(services, workspace, id, rest).catch(inTheBody);
    if (credentials) {
      await renew(services, workspace, id, credentials).catch((error) => ofPlatform(error, platform));
    }
    return c.json(inWords(await connectionView(services, workspace, id), locale), 200);
  });
  api.openapi(check, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = c.req.valid("param");
    await checkNow(services, workspace, id);
    return c.json(inWords(await connectionView(services, workspace, id), locale), 200);
  });
  api.openapi(remove, async (c) => {
    const { services, workspace } = c.var;
    await disconnect(services, workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

/** The sentence about a refused key names the platform. */
function ofPlatform(error: unknown, platform: string): never {
  if (!(error instanceof AppError) || error.code !== "connect_failed") throw error;
  throw new AppError(error.code, { ...error.details, platform });
}

/** Names the fields at fault as the body has them. */
function inTheBody(error: unknown): never {
  if (!(error instanceof AppError) || typeof error.details.fields !== "object") throw error;
  const fields = Object.entries(error.details.fields ?? {}).map(([name, code]) => [
    name === "name" ? name : `settings.${name.replace(/^tag-/, "tags.")}`,
    code,
  ]);
  throw new AppError(error.code, { ...error.details, fields: Object.fromEntries(fields) });
}

const right = "manageConnections";

const list = createRoute({
  ...forMembers("listConnections", "connections", { right }),
  method: "get",
  path: "/connections",
  responses: { 200: json(ConnectionPage) },
});

const create = createRoute({
  ...forMembers("createConnection", "connections", {
    right,
    body: true,
    refuses: ["connect_failed", "conflict", "not_available"],
  }),
  method: "post",
  path: "/connections",
  request: jsonBody(NewConnection),
  responses: { 201: json(Connection) },
});

const one = createRoute({
  ...forMembers("getConnection", "connections", { right, refuses: ["not_found"] }),
  method: "get",
  path: "/connections/{id}",
  request: { params: OneId },
  responses: { 200: json(Connection) },
});

const change = createRoute({
  ...forMembers("changeConnection", "connections", {
    right,
    body: true,
    refuses: ["not_found", "connect_failed", "conflict"],
  }),
  method: "patch",
  path: "/connections/{id}",
  request: { params: OneId, ...jsonBody(ConnectionChange) },
  responses: { 200: json(Connection) },
});

const check = createRoute({
  ...forMembers("checkConnection", "connections", { right, refuses: ["not_found"] }),
  method: "post",
  path: "/connections/{id}/check",
  request: { params: OneId },
  responses: { 200: json(Connection) },
});

const remove = createRoute({
  ...forMembers("deleteConnection", "connections", { right, refuses: ["not_found"] }),
  method: "delete",
  path: "/connections/{id}",
  request: { params: OneId },
  responses: { 204: nothing },
});
