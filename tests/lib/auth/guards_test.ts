import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { Hono } from "hono";
import { requireViewer } from "@/lib/auth/guards.ts";
import { createApiToken } from "@/lib/auth/tokens.ts";
import { can } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { type Cast, guardDeps, makeCast } from "./cast.ts";

function appOf(cast: Cast): Hono {
  const deps = guardDeps(cast);
  const app = new Hono();
  app.all("/me", async (c) => {
    const viewer = await requireViewer(deps, c.req.raw);
    return c.text(`${viewer.user.name} ${viewer.via}`);
  });
  app.onError((error, c) => {
    if (error instanceof AppError) return c.text(String(error.details.reason ?? error.code), error.status);
    throw error;
  });
  return app;
}

async function outcome(
  app: Hono,
  method: string,
  headers: Record<string, string>,
): Promise<string> {
  const response = await app.request(`http://localhost:8000/me`, { method, headers });
  return `${response.status} ${await response.text()}`;
}

Deno.test("requireViewer() knows a session by its cookie and refuses everybody else", async () => {
  await using cast = await makeCast();
  const app = appOf(cast);
  const { headers } = await cast.enter(cast.anna);
  strictEqual(await outcome(app, "GET", headers), "200 Анна session");
  strictEqual(await outcome(app, "GET", {}), "401 unauthorized");
  strictEqual(await outcome(app, "GET", { cookie: `otklik=${"x".repeat(43)}` }), "401 unauthorized");
});

Deno.test("requireViewer() takes a bearer token without asking where the request came from", async () => {
  await using cast = await makeCast();
  const app = appOf(cast);
  const { workspaceId, id: userId } = cast.boris;
  const { token } = await createApiToken(cast.control, { workspaceId, userId, name: "CRM" });
  const crossSite = { "sec-fetch-site": "cross-site", origin: "https://evil.example" };
  for (const scheme of ["Bearer", "bearer", "BEARER"]) {
    const headers = { authorization: `${scheme} ${token}`, ...crossSite };
    strictEqual(await outcome(app, "POST", headers), "200 Boris token");
  }
});

Deno.test("a wrong Authorization header is not rescued by a good cookie", async () => {
  await using cast = await makeCast();
  const app = appOf(cast);
  const { headers } = await cast.enter(cast.anna);
  for (
    const authorization of ["Bearer otk_wrong", "Bearer", "Basic YTpi", "", `Bearer otk_${"x".repeat(43)}`]
  ) {
    strictEqual(
      await outcome(app, "GET", { ...headers, authorization }),
      "401 unauthorized",
      authorization,
    );
  }
});

Deno.test("a session's unsafe request must come from our own pages", async () => {
  await using cast = await makeCast();
  const app = appOf(cast);
  const { headers } = await cast.enter(cast.anna);
  const post = (more: Record<string, string>) => outcome(app, "POST", { ...headers, ...more });
  const allowed: Record<string, string>[] = [
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
    { origin: "http://localhost:8000" },
  ];
  const refused: Record<string, string>[] = [
    {},
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site", origin: "http://localhost:8000" },
    { origin: "https://evil.example" },
    { origin: "http://localhost:8001" },
    { origin: "http://localhost:8000.evil.example" },
    { origin: "null" },
  ];
  for (const more of allowed) strictEqual(await post(more), "200 Анна session", JSON.stringify(more));
  for (const more of refused) strictEqual(await post(more), "403 cross_origin", JSON.stringify(more));
  strictEqual(
    await outcome(app, "GET", { ...headers, "sec-fetch-site": "cross-site" }),
    "200 Анна session",
  );
});

Deno.test("can() gives agents the inbox and managers everything", () => {
  const all = { manageConnections: true, manageMembers: true, manageSettings: true, reply: true };
  deepStrictEqual(can({ role: "owner" }), all);
  deepStrictEqual(can({ role: "admin" }), all);
  deepStrictEqual(can({ role: "agent" }), {
    manageConnections: false,
    manageMembers: false,
    manageSettings: false,
    reply: true,
  });
});
