import { Hono } from "hono";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { fileResponse } from "@/lib/sandbox/files.ts";
import { sample } from "@/lib/sandbox/samples.ts";
import { unauthorized, VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import { runVkMethod } from "@/lib/sandbox/vk/methods.ts";
import { readVkParams, VkParams } from "@/lib/sandbox/vk/params.ts";
import type { Community, VkWorld } from "@/lib/sandbox/vk/state.ts";
import { takeUpload } from "@/lib/sandbox/vk/upload.ts";

/** VK's addresses: `/method/NAME`, the upload servers and the file servers. */
export function vkRoutes(world: VkWorld): Hono {
  const app = new Hono();
  const guarded = (request: Request, method: string, run: () => Promise<Response>) =>
    answerOrFail(world.core, { platform: "vk", method, request, answers }, run);

  app.on(["GET", "POST"], "/method/:name", (c) => callMethod(world, c.req.raw, c.req.param("name")));
  app.post("/upload/:kind/:ticket", (c) =>
    guarded(c.req.raw, "upload", async () => {
      const response = await takeUpload(world, c.req.param("ticket"), c.req.raw);
      logUpload(world, c.req.param("kind"), response.ok);
      return response;
    }));
  app.get("/files/:id/:name", (c) => guarded(c.req.raw, "file", () => serveFile(world, c.req.param("id"))));
  app.get("/images/video.jpg", async () => {
    const { bytes, contentType } = await sample("mug");
    return new Response(bytes, { headers: { "content-type": contentType } });
  });
  return app;
}

function serveFile(world: VkWorld, id: string): Promise<Response> {
  const file = world.core.files.get(Number(id));
  return Promise.resolve(file ? fileResponse(file) : new Response("Not found", { status: 404 }));
}

async function callMethod(world: VkWorld, request: Request, method: string): Promise<Response> {
  const params = await readVkParams(request).catch((error: unknown) => error);
  const known = params instanceof VkParams ? params : new VkParams({});
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const token = bearer ?? known.text("access_token");
  const community = world.communities.get(token ?? "");
  const note = (outcome: string) => log(world, community, method, known, outcome);
  const call = { platform: "vk", method, request, answers: answersFor(method, known) } as const;
  return await answerOrFail(world.core, call, async () => {
    try {
      if (!(params instanceof VkParams)) throw params;
      const response = await runVkMethod(world, community, method, params, token);
      note("ok");
      return Response.json({ response });
    } catch (error) {
      if (!(error instanceof VkRefusal)) throw error;
      note(String(error.code));
      return refusal(error, method, known);
    }
  }, note);
}

function refusal({ code, subcode, message }: VkRefusal, method: string, params: VkParams): Response {
  const given = Object.entries(params.values).filter(([key]) => key !== "access_token");
  const request_params = [["method", method], ["oauth", "1"], ...given].map(([key, value]) => ({
    key,
    value,
  }));
  const error = {
    error_code: code,
    ...(subcode && { error_subcode: subcode }),
    error_msg: message,
    request_params,
  };
  return Response.json({ error });
}

function answersFor(method: string, params: VkParams) {
  return {
    rateLimited: () => refusal(new VkRefusal(6, "Too many requests per second"), method, params),
    broken: () => new Response("<html><h1>502 Bad Gateway</h1></html>", BROKEN),
    revoked: () => refusal(unauthorized(), method, params),
  };
}

const BROKEN = { status: 502, headers: { "content-type": "text/html" } };

/** The upload and file servers know neither tokens nor VK's error codes. */
const answers = {
  rateLimited: () => new Response("Too Many Requests", { status: 429 }),
  broken: () => new Response("Service Unavailable", { status: 503 }),
  revoked: () => new Response("Forbidden", { status: 403 }),
};

function log(
  world: VkWorld,
  community: Community | undefined,
  method: string,
  params: VkParams,
  outcome: string,
) {
  const { access_token: _secret, ...values } = params.values;
  const account = community ? String(community.groupId) : "";
  world.core.calls.add({ platform: "vk", account, method, params: values, files: [], outcome });
}

function logUpload(world: VkWorld, kind: string, ok: boolean): void {
  const outcome = ok ? "ok" : "404";
  world.core.calls.add({
    platform: "vk",
    account: "",
    method: "upload",
    params: { kind },
    files: [],
    outcome,
  });
}
