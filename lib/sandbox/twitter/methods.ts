import type { XMethod } from "@/lib/sandbox/twitter/call.ts";
import { directMethods } from "@/lib/sandbox/twitter/methods/direct.ts";
import { postMethods } from "@/lib/sandbox/twitter/methods/posts.ts";
import { subscriptionMethods } from "@/lib/sandbox/twitter/methods/subscriptions.ts";
import { uploadMethods } from "@/lib/sandbox/twitter/methods/upload.ts";
import { userMethods } from "@/lib/sandbox/twitter/methods/users.ts";
import { webhookMethods } from "@/lib/sandbox/twitter/methods/webhooks.ts";

/** All methods by verb and address. */
export const methods: ReadonlyMap<string, XMethod> = new Map(Object.entries({
  ...userMethods,
  ...webhookMethods,
  ...subscriptionMethods,
  ...directMethods,
  ...postMethods,
  ...uploadMethods,
}));
