import { rejects, strictEqual } from "node:assert/strict";
import { pageViewer } from "@/lib/auth/page_guard.ts";
import { createApiToken } from "@/lib/auth/tokens.ts";
import { guardDeps, makeCast, refusal } from "./cast.ts";

async function leads(answer: Promise<unknown>): Promise<string> {
  const response = await answer;
  if (!(response instanceof Response)) throw new Error("It let somebody in");
  return `${response.status} ${response.headers.get("location")}`;
}

Deno.test("pageViewer() leads a stranger to the log-in and back", async () => {
  await using cast = await makeCast();
  const deps = guardDeps(cast);
  const at = (path: string, init?: RequestInit) =>
    pageViewer(deps, new Request(`${cast.origin}${path}`, init));
  strictEqual(await leads(at("/")), "303 /login");
  strictEqual(await leads(at("/tickets/7?tab=notes")), "303 /login?next=%2Ftickets%2F7%3Ftab%3Dnotes");
  strictEqual(await leads(at("//evil.example/x")), "303 /login");
  strictEqual(await leads(at("/settings", { method: "POST" })), "303 /login");
});

Deno.test("pageViewer() lets a session in, and no API token", async () => {
  await using cast = await makeCast();
  const deps = guardDeps(cast);
  const { headers } = await cast.enter(cast.anna);
  const viewer = await pageViewer(deps, new Request(`${cast.origin}/inbox`, { headers }));
  strictEqual(viewer instanceof Response ? "" : viewer.user.name, "Анна");
  const { workspaceId, id: userId } = cast.anna;
  const { token } = await createApiToken(cast.control, { workspaceId, userId, name: "CRM" });
  const machine = new Request(`${cast.origin}/inbox`, { headers: { authorization: `Bearer ${token}` } });
  strictEqual(await leads(pageViewer(deps, machine)), "303 /login?next=%2Finbox");
});

Deno.test("pageViewer() refuses a form that another site sent", async () => {
  await using cast = await makeCast();
  const deps = guardDeps(cast);
  const { headers } = await cast.enter(cast.anna);
  const forged = new Request(`${cast.origin}/settings`, {
    method: "POST",
    headers: { ...headers, "sec-fetch-site": "cross-site" },
  });
  await rejects(pageViewer(deps, forged), refusal("forbidden", { reason: "cross_origin" }));
});
