import type { Verb } from "@/lib/sandbox/graph/call.ts";
import { GraphRefusal, invalid, needs } from "@/lib/sandbox/graph/errors.ts";
import { subscribeApp } from "@/lib/sandbox/graph/hub.ts";
import { GraphNode, readNode } from "@/lib/sandbox/graph/node.ts";
import type { GraphParams } from "@/lib/sandbox/graph/params.ts";
import type { Bearer } from "@/lib/sandbox/graph/tokens.ts";
import type { GraphApp, GraphWorld } from "@/lib/sandbox/graph/world.ts";

/** `/app`: the app behind a token (https://developers.facebook.com/docs/graph-api/reference/application). */
export function readApp(bearer: Bearer, params: GraphParams): Promise<Record<string, unknown>> {
  const { id, name } = "app" in bearer ? bearer.app : bearer.token.account.app;
  const link = `https://www.facebook.com/games/?app_id=${id}`;
  return readNode(
    new GraphNode("Application", ["category", "link", "name"], { id, name, link, category: "Business" }),
    params,
  );
}

/** `/{app-id}/subscriptions` with the app's token: https://developers.facebook.com/docs/graph-api/reference/app/subscriptions */
export async function appSubscriptions(
  world: GraphWorld,
  app: GraphApp,
  verb: Verb,
  params: GraphParams,
): Promise<unknown> {
  if (verb === "GET") return { data: listed(world, app) };
  if (verb === "DELETE") {
    app.subscription = null;
    world.core.feed.publish({ type: "state" });
    return { success: true };
  }
  if (params.need("object") !== world.object) {
    throw invalid(`Param object must be one of {${world.object}}`);
  }
  const url = params.need("callback_url");
  const fields = new Set(checkFields(world, params.list("fields"), "fields"));
  await verifyOrRefuse(world, app, { url, verifyToken: params.text("verify_token") ?? "", fields });
  return { success: true };
}

/** @throws {GraphRefusal} 2200 when the address does not prove itself */
async function verifyOrRefuse(
  world: GraphWorld,
  app: GraphApp,
  wanted: { url: string; verifyToken: string; fields: ReadonlySet<string> },
): Promise<void> {
  if (!URL.canParse(wanted.url)) throw invalid("Param callback_url must be a valid URI");
  const { verified, status } = await subscribeApp(world, app, wanted);
  if (!verified) throw callbackFailed(status);
}

export function callbackFailed(status: number | null): GraphRefusal {
  const why = status === null
    ? "The URL couldn't be validated. Response does not match challenge or there was none"
    : status === 200
    ? "The URL couldn't be validated. Response does not match challenge"
    : `HTTP Status Code = ${status}`;
  return new GraphRefusal(
    2200,
    `(#2200) Callback verification failed with the following errors: ${why}`,
  );
}

function listed({ object }: GraphWorld, { subscription }: GraphApp) {
  if (!subscription) return [];
  const fields = [...subscription.fields].map((name) => ({ name, version: "v24.0" }));
  return [{ object, callback_url: subscription.url, active: true, fields }];
}

/** @throws {GraphRefusal} 100 for a field that the object lacks */
export function checkFields(
  { fields: known }: GraphWorld,
  wanted: readonly string[],
  name: string,
): readonly string[] {
  wanted.forEach((field, index) => {
    if (!known.includes(field)) {
      throw invalid(`Param ${name}[${index}] must be one of {${known.join(", ")}} - got "${field}".`);
    }
  });
  return wanted;
}

/** What an app may do for another: nothing. @throws {GraphRefusal} */
export function checkOwnApp(app: GraphApp, id: string): void {
  if (app.id !== id) throw needs("manage_app", 15);
}
