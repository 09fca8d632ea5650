import { callbackFailed } from "@/lib/sandbox/graph/app_calls.ts";
import { invalid, needs } from "@/lib/sandbox/graph/errors.ts";
import { verifyHub } from "@/lib/sandbox/graph/hub.ts";
import { GraphNode, readNode } from "@/lib/sandbox/graph/node.ts";
import type { Subscription } from "@/lib/sandbox/graph/world.ts";
import type { BusinessCall, NumberCall, WaNumber } from "@/lib/sandbox/whatsapp/state.ts";

/** `GET /{number}` (https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status). */
export function readNumber({ number, params }: NumberCall): Promise<Record<string, unknown>> {
  return readNode(numberNode(number), params);
}

function numberNode(number: WaNumber): GraphNode {
  const { id, displayPhone, name, quality, coexists } = number;
  return new GraphNode("WhatsAppBusinessPhoneNumber", ["verified_name", "display_phone_number"], {
    id,
    verified_name: name,
    display_phone_number: displayPhone,
    quality_rating: quality,
    code_verification_status: "VERIFIED",
    platform_type: "CLOUD_API",
    is_on_biz_app: coexists,
    throughput: { level: "STANDARD" },
    webhook_configuration: webhookOf(number),
  });
}

function webhookOf({ ownOverride, business, app }: WaNumber): Record<string, string> {
  return {
    ...(ownOverride && { phone_number: ownOverride.url }),
    ...(business.override && { whatsapp_business_account: business.override.url }),
    ...(app.subscription && { application: app.subscription.url }),
  };
}

/** `GET /{business}` and `GET /{business}/phone_numbers`. */
export function readBusiness({ business, params }: BusinessCall): Promise<Record<string, unknown>> {
  const { id, name } = business;
  const node = { id, name, timezone_id: "42", currency: "RUB", message_template_namespace: `ns_${id}` };
  return readNode(new GraphNode("WhatsAppBusinessAccount", ["name", "timezone_id"], node), params);
}

export async function listNumbers({ world, business, params }: BusinessCall): Promise<unknown> {
  const own = [...world.accounts.values()].filter((one) => one.business === business);
  return { data: await Promise.all(own.map((one) => readNode(numberNode(one), params))) };
}

/**
 * `POST /{number}` with `webhook_configuration`: an address for this number alone, which has to prove itself; an
 * empty one takes it away (https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/override).
 */
export async function configureNumber(call: NumberCall): Promise<{ success: boolean }> {
  checkManagement(call);
  const wanted = call.params.json("webhook_configuration");
  if (!wanted.exists) throw invalid("The parameter webhook_configuration is required.");
  const url = wanted.get("override_callback_uri").text ?? "";
  const override = await proven(call, url, wanted.get("verify_token").text ?? "");
  call.number.ownOverride = override;
  call.world.core.feed.publish({ type: "state" });
  return { success: true };
}

/** `/{business}/subscribed_apps`: all fields of the app, for all numbers. */
export async function businessApps(call: BusinessCall): Promise<unknown> {
  const { business, account: { app }, params, raw, world } = call;
  const numbers = [...world.accounts.values()].filter((one) => one.business === business);
  if (raw.verb === "GET") {
    if (numbers.every(({ subscribed }) => subscribed === null)) return { data: [] };
    const about = { id: app.id, name: app.name, link: `https://www.facebook.com/games/?app_id=${app.id}` };
    const override = business.override && { override_callback_uri: business.override.url };
    return { data: [{ whatsapp_business_api_data: about, ...override }] };
  }
  checkManagement(call);
  if (raw.verb === "POST") {
    const url = params.text("override_callback_uri");
    business.override = url ? await proven(call, url, params.text("verify_token") ?? "") : undefined;
  }
  for (const number of numbers) number.subscribed = raw.verb === "POST" ? new Set(world.fields) : null;
  world.core.feed.publish({ type: "state" });
  return { success: true };
}

/** @throws {GraphRefusal} 2200 for an address that does not answer the challenge */
async function proven(
  { world }: BusinessCall,
  url: string,
  verifyToken: string,
): Promise<Subscription | undefined> {
  if (url === "") return undefined;
  if (!URL.canParse(url)) throw invalid("Param override_callback_uri must be a valid URI");
  const { verified, status } = await verifyHub(world, url, verifyToken);
  if (!verified) throw callbackFailed(status);
  return { url, verifyToken, fields: new Set(world.fields) };
}

/** `POST /{number}/register`. */
export function registerNumber({ params }: NumberCall): { success: boolean } {
  if (!/^\d{6}$/.test(params.need("pin"))) throw invalid("Param pin must be 6 digits");
  return { success: true };
}

function checkManagement({ account }: BusinessCall): void {
  const scope = "whatsapp_business_management";
  if (!account.scopes.has(scope)) throw needs(scope);
}
