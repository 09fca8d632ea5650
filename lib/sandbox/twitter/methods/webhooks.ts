import type { XCall, XMethod } from "@/lib/sandbox/twitter/call.ts";
import { invalid } from "@/lib/sandbox/twitter/errors.ts";
import { isHookUrl } from "@/lib/sandbox/hook_url.ts";
import { checkHook } from "@/lib/sandbox/twitter/hook.ts";
import { nextId } from "@/lib/sandbox/twitter/ids.ts";
import type { XWebhook } from "@/lib/sandbox/twitter/state.ts";

/** https://docs.x.com/x-api/webhooks/introduction; each is for apps alone. */
export const webhookMethods: Readonly<Record<string, XMethod>> = {
  "POST /2/webhooks": { name: "webhooks.create", by: "app", run: create },
  "GET /2/webhooks": {
    name: "webhooks.list",
    by: "app",
    run: ({ app: { webhooks } }) => {
      const data = [...webhooks.values()].map(shown);
      return { data, meta: { result_count: data.length } };
    },
  },
  "PUT /2/webhooks/:id": { name: "webhooks.validate", by: "app", run: validate },
  "DELETE /2/webhooks/:id": {
    name: "webhooks.delete",
    by: "app",
    run: (call) => ({ data: { deleted: call.app.webhooks.delete(webhookOf(call).id) } }),
  },
};

/** UTF-16 code units. */
const MAX_URL = 200;

async function create({ world, app, body }: XCall) {
  const url = body.get("url").text ?? "";
  if (!isHookUrl(url) || url.length > MAX_URL) {
    throw invalid("UrlValidationFailed: the URL is not usable", { url: [url] });
  }
  const known = [...app.webhooks.values()];
  if (known.some((one) => one.url === url)) {
    throw invalid("DuplicateUrlFailed: a webhook is already registered for this URL", { url: [url] });
  }
  if (known.length >= app.maxWebhooks) {
    throw invalid("WebhookLimitExceeded: the app has as many webhooks as it may have");
  }
  const createdAt = world.core.clock.now();
  const webhook: XWebhook = { id: nextId(world), url, createdAt, valid: false, accounts: new Set() };
  if (!await checkHook(world, app, webhook)) {
    throw invalid("CrcValidationFailed: the URL did not answer the check", { url: [url] });
  }
  app.webhooks.set(webhook.id, webhook);
  world.core.feed.publish({ type: "state" });
  return { data: shown(webhook) };
}

/** Checks the address again; a webhook that passes is valid from now on. */
async function validate(call: XCall) {
  const webhook = webhookOf(call);
  if (!await checkHook(call.world, call.app, webhook)) {
    throw invalid("CrcValidationFailed: the URL did not answer the check");
  }
  return { data: { valid: webhook.valid } };
}

/** @throws {XRefusal} 400 for an id that is not the app's */
function webhookOf({ app, path }: XCall): XWebhook {
  const webhook = app.webhooks.get(path.id ?? "");
  if (!webhook) throw invalid("WebhookIdInvalid: the webhook was not found");
  return webhook;
}

function shown({ id, url, valid, createdAt }: XWebhook) {
  return { id, url, valid, created_at: new Date(createdAt).toISOString() };
}
