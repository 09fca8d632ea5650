import { checkFields } from "@/lib/sandbox/graph/app_calls.ts";
import type { GraphCall } from "@/lib/sandbox/graph/call.ts";
import { invalid, needs } from "@/lib/sandbox/graph/errors.ts";
import type { GraphWorld } from "@/lib/sandbox/graph/world.ts";

/**
 * `/{account}/subscribed_apps`: whether the account's events go to the app at all
 * (https://developers.facebook.com/docs/graph-api/reference/page/subscribed_apps).
 * @param rights the permissions that must be there, and for single fields
 */
export function subscribedApps(
  world: GraphWorld,
  { verb, account, params }: GraphCall,
  rights: { readonly all: string; readonly byField: Readonly<Record<string, string>> },
): unknown {
  const { app } = account;
  if (verb === "GET") {
    const fields = account.subscribed && [...account.subscribed];
    return { data: fields ? [{ name: app.name, id: app.id, subscribed_fields: fields }] : [] };
  }
  if (!account.scopes.has(rights.all)) throw needs(rights.all);
  if (verb === "POST") {
    const fields = checkFields(world, params.list("subscribed_fields"), "subscribed_fields");
    if (fields.length === 0) throw invalid("The parameter subscribed_fields is required.");
    for (const field of fields) checkField(account.scopes, field, rights.byField[field]);
    account.subscribed = new Set(fields);
  } else {
    account.subscribed = null;
  }
  world.core.feed.publish({ type: "state" });
  return { success: true };
}

function checkField(scopes: ReadonlySet<string>, field: string, scope: string | undefined): void {
  if (scope === undefined || scopes.has(scope)) return;
  throw needs(`${scope} (to subscribe to the ${field} field)`);
}
