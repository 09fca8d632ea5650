import { Hono } from "hono";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { SlackRefusal } from "@/lib/sandbox/slack/errors.ts";
import { serveEdge, serveFile, takeUpload } from "@/lib/sandbox/slack/files.ts";
import { methodNamed, runSlackMethod } from "@/lib/sandbox/slack/methods.ts";
import { readSlackParams, SlackParams } from "@/lib/sandbox/slack/params.ts";
import type { SlackTeam, SlackWorld } from "@/lib/sandbox/slack/state.ts";

/** Slack's addresses: `/api/METHOD`, the upload server and the file servers. */
export function slackRoutes(world: SlackWorld): Hono {
  const app = new Hono();
  const guarded = (request: Request, method: string, run: () => Promise<Response>) =>
    answerOrFail(world.core, { platform: "slack", method, request, answers }, run);

  app.on(["GET", "POST"], "/api/:method", (c) => callMethod(world, c.req.raw, c.req.param("method")));
  app.post("/upload/:ticket", (c) =>
    guarded(c.req.raw, "upload", async () => {
      const response = await takeUpload(world, c.req.param("ticket"), c.req.raw);
      note(world, undefined, "upload", {}, response.ok ? "ok" : String(response.status));
      return response;
    }));
  const file = (request: Request, name: string) =>
    guarded(request, "file", () => Promise.resolve(serveFile(world, request, name)));
  app.get("/files-pri/:name/:file", (c) => file(c.req.raw, c.req.param("name")));
  app.get("/files-pri/:name/download/:file", (c) => file(c.req.raw, c.req.param("name")));
  app.get("/files-edge/:key", (c) => serveEdge(world, c.req.param("key")));
  return app;
}

async function callMethod(world: SlackWorld, request: Request, name: string): Promise<Response> {
  const method = methodNamed(name);
  const given = await readSlackParams(request, method?.json ?? false).catch((error: unknown) => error);
  const params = given instanceof SlackParams ? given : new SlackParams({});
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const token = bearer ?? params.text("token");
  const team = world.teams.get(token ?? "");
  const log = (outcome: string) => note(world, team, name, params.values, outcome);
  const run = () => {
    try {
      if (!method) throw new SlackRefusal("unknown_method", { req_method: name });
      if (!token) throw new SlackRefusal("not_authed");
      if (!team) throw new SlackRefusal("invalid_auth");
      if (!(given instanceof SlackParams)) throw given;
      const answer = runSlackMethod(method, { world, team, params });
      log("ok");
      const headers = { "x-oauth-scopes": [...team.scopes].join(",") };
      return Response.json({ ok: true, ...answer }, { headers });
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      log(error.code);
      return error.toResponse();
    }
  };
  const call = { platform: "slack", method: name, request, answers } as const;
  return await answerOrFail(world.core, call, () => Promise.resolve(run()), log);
}

function note(
  { core }: SlackWorld,
  team: SlackTeam | undefined,
  method: string,
  { token: _secret, ...params }: Readonly<Record<string, unknown>>,
  outcome: string,
): void {
  core.calls.add({ platform: "slack", account: team?.id ?? "", method, params, files: [], outcome });
}

const answers = {
  rateLimited: (retryAfter: number) =>
    Response.json({ ok: false, error: "ratelimited" }, {
      status: 429,
      headers: { "retry-after": String(retryAfter) },
    }),
  broken: () => new Response("<html><h1>503 Service Unavailable</h1></html>", BROKEN),
  revoked: () => new SlackRefusal("token_revoked").toResponse(),
};

const BROKEN = { status: 503, headers: { "content-type": "text/html" } };
