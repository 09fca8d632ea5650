import { Hono } from "hono";
import { actOn } from "@/lib/sandbox/control/acts.ts";
import { eventStream } from "@/lib/sandbox/control/events.ts";
import {
  accountSchema,
  actSchema,
  customerSchema,
  faultSchema,
  postSchema,
  read,
} from "@/lib/sandbox/control/schemas.ts";
import { stateOf } from "@/lib/sandbox/control/state.ts";
import type { Core } from "@/lib/sandbox/core.ts";
import { fileResponse } from "@/lib/sandbox/files.ts";
import { imageInfo } from "@/lib/sandbox/image.ts";
import { type PlatformSandbox, unknown } from "@/lib/sandbox/platform.ts";
import { isSampleName, sample } from "@/lib/sandbox/samples.ts";

/** The sandbox's own JSON API: customers and what they do, conversations, faults, live events. */
export function controlRoutes(core: Core, platforms: readonly PlatformSandbox[]): Hono {
  const app = new Hono();
  const platformOf = (name: string) => {
    const found = platforms.find(({ platform }) => platform === name);
    if (!found) throw unknown("platform", name);
    return found;
  };

  app.get("/api/state", (c) => c.json(stateOf(core, platforms)));
  app.get("/api/events", () => eventStream(core));
  app.get("/api/calls", (c) => c.json({ calls: core.calls.list().slice(-200) }));
  app.get("/api/conversations/:id", (c) => {
    const conversation = core.book.get(c.req.param("id"));
    return conversation ? c.json(conversation) : c.json({ error: "There is no such conversation" }, 404);
  });

  app.post("/api/accounts", async (c) => {
    const { platform, ...account } = await read(c.req.raw, accountSchema);
    platformOf(platform).createAccount(account);
    return c.json(stateOf(core, platforms), 201);
  });
  app.post("/api/customers", async (c) => {
    const { platform, ...customer } = await read(c.req.raw, customerSchema);
    return c.json(platformOf(platform).createCustomer(customer), 201);
  });
  app.post("/api/customers/:platform/:account/:id/acts", async (c) => {
    const act = await read(c.req.raw, actSchema);
    const { platform, ...who } = c.req.param();
    return c.json(await actOn(core, platformOf(platform), who, act), 202);
  });
  app.post("/api/posts", async (c) => {
    const { platform, ...post } = await read(c.req.raw, postSchema);
    const id = await platformOf(platform).publish?.(post);
    return id ? c.json({ id }, 201) : c.json({ error: `${platform} has no walls` }, 422);
  });

  app.get("/api/faults", (c) => c.json({ faults: core.faults.list() }));
  app.post(
    "/api/faults",
    async (c) => c.json({ id: core.faults.set(await read(c.req.raw, faultSchema)) }, 201),
  );
  app.delete("/api/faults/:id", (c) => {
    core.faults.clear({ id: c.req.param("id") });
    return c.body(null, 204);
  });
  app.delete("/api/faults", (c) => {
    core.faults.clear();
    return c.body(null, 204);
  });

  app.post("/api/files", async (c) => c.json(await shelve(core, c.req.raw), 201));
  app.get("/files/:id/:name", (c) => {
    const file = core.files.get(Number(c.req.param("id")));
    return file ? fileResponse(file) : c.notFound();
  });
  app.get("/samples/:name", async (c) => {
    const name = c.req.param("name");
    return isSampleName(name) ? fileResponse({ id: 0, size: 0, ...await sample(name) }) : c.notFound();
  });

  app.onError((error, c) => {
    if (error instanceof RangeError) return c.json({ error: error.message }, 422);
    throw error;
  });
  return app;
}

/** Takes a file from the phone page's device. */
async function shelve(
  { files }: Core,
  request: Request,
): Promise<{ id: number; name: string; kind: string }> {
  const file = (await request.formData()).get("file");
  if (!(file instanceof File)) throw new RangeError('Could not take a file: the form has no field "file"');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { width, height } = imageInfo(bytes) ?? {};
  const contentType = file.type || "application/octet-stream";
  const { id, name } = files.put({ name: file.name, contentType, bytes, width, height });
  return { id, name, kind: width === undefined ? "document" : "photo" };
}
