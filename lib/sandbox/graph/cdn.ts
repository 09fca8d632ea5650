import type { Hono } from "hono";
import { answerOrFail } from "@/lib/sandbox/faulty.ts";
import { fileResponse, type StoredFile } from "@/lib/sandbox/files.ts";
import { proofOf } from "@/lib/sandbox/graph/sign.ts";
import type { GraphWorld } from "@/lib/sandbox/graph/world.ts";

const DAY_S = 86_400;

/** The signed, expiring address of a file, as on Meta's file servers. @param days how long it works */
export function cdnUrl({ core, platform }: GraphWorld, file: StoredFile, days = 7): string {
  const oe = (core.clock.seconds() + days * DAY_S).toString(16);
  const path = `/${platform}/cdn/${file.id}/${encodeURIComponent(file.name)}`;
  return `${core.base}${path}?_nc_cat=1&oh=${signed(String(file.id), oe)}&oe=${oe}`;
}

/** Serves `/cdn/{id}/{name}` until the address has expired. */
export function addCdn(app: Hono, world: GraphWorld): void {
  app.get("/cdn/:id/:name", (c) => {
    const call = { platform: world.platform, method: "file", request: c.req.raw, answers } as const;
    return answerOrFail(world.core, call, () => Promise.resolve(serve(world, c.req.raw, c.req.param("id"))));
  });
}

function serve({ core }: GraphWorld, request: Request, id: string): Response {
  const query = new URL(request.url).searchParams;
  const oe = query.get("oe") ?? "";
  if (query.get("oh") !== signed(id, oe)) return refuse("Bad URL hash");
  if (parseInt(oe, 16) < core.clock.seconds()) return refuse("URL signature expired");
  const file = core.files.get(Number(id));
  return file ? fileResponse(file) : new Response("Not found", { status: 404 });
}

function signed(id: string, expires: string): string {
  return proofOf("the file servers of the sandbox", `${id} ${expires}`).slice(0, 32);
}

const refuse = (why: string) => new Response(why, { status: 403 });

/** File servers know neither tokens nor error codes. */
const answers = {
  rateLimited: () => new Response("Too Many Requests", { status: 429 }),
  broken: () => new Response("Service Unavailable", { status: 503 }),
  revoked: () => new Response("Forbidden", { status: 403 }),
};
