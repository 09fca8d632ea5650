import type { XWorld } from "@/lib/sandbox/twitter/state.ts";

/**
 * Gives an app its bearer token for its key and secret
 * (https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only).
 */
export async function giveBearer(world: XWorld, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const app = appNamed(world, request.headers.get("authorization") ?? "");
  const wrong = (code: number, message: string) =>
    Response.json({ errors: [{ code, label: "authenticity_token_error", message }] }, { status: 403 });
  const outcome = app ? form.get("grant_type") === "client_credentials" ? "ok" : "170" : "99";
  const call = { platform: "twitter", account: "", method: "oauth2.token", params: {}, files: [] } as const;
  world.core.calls.add({ ...call, outcome });
  if (!app) return wrong(99, "Unable to verify your credentials");
  if (outcome === "170") return wrong(170, "Missing required parameter: grant_type");
  return Response.json({ token_type: "bearer", access_token: app.bearer });
}

function appNamed({ apps }: XWorld, header: string) {
  const encoded = /^Basic\s+(\S+)$/i.exec(header)?.[1] ?? "";
  try {
    const [key = "", secret = ""] = atob(encoded).split(":").map(decodeURIComponent);
    const app = apps.get(key);
    return app?.consumerSecret === secret ? app : undefined;
  } catch {
    return undefined;
  }
}
