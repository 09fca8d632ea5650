import { createRoute } from "@hono/zod-openapi";
import { AppError } from "@/lib/errors.ts";
import { addDevice, listDevices, removeDevice, testDevice } from "@/lib/notify/devices.ts";
import { vapidKeys } from "@/lib/notify/vapid.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody, nothing } from "@/routes/api/operation.ts";
import {
  NewPushSubscription,
  PushKey,
  PushSubscription,
  PushSubscriptionPage,
} from "@/routes/api/schemas/notification.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** The viewer's own devices. */
export function pushSubscriptions(api: Api): void {
  api.openapi(list, async (c) => {
    const { workspace, viewer } = c.var;
    return c.json({ items: await listDevices(workspace, viewer), nextCursor: null }, 200);
  });
  api.openapi(create, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { endpoint, keys } = c.req.valid("json");
    const agent = c.req.header("user-agent") ?? "";
    const id = await addDevice(services, workspace, viewer, { endpoint, ...keys }, agent);
    const device = (await listDevices(workspace, viewer)).find((one) => one.id === id);
    if (!device) throw new AppError("not_found", { subscriptionId: id });
    return c.json(device, 201);
  });
  api.openapi(remove, async (c) => {
    const { workspace, viewer } = c.var;
    await removeDevice(workspace, viewer.user.id, c.req.valid("param").id);
    return c.body(null, 204);
  });
  api.openapi(test, async (c) => {
    const { services, workspace, viewer } = c.var;
    await testDevice(services, workspace, viewer.user.id, c.req.valid("param").id);
    return c.body(null, 204);
  });
  api.openapi(key, async (c) => {
    const { control, secrets } = c.var.services;
    const { publicKey } = await vapidKeys(control, secrets);
    return c.json({ publicKey }, 200);
  });
}

const PATH = "/push-subscriptions";

const list = createRoute({
  ...forMembers("listPushSubscriptions", "notifications"),
  method: "get",
  path: PATH,
  responses: { 200: json(PushSubscriptionPage) },
});

const create = createRoute({
  ...forMembers("createPushSubscription", "notifications", { body: true, refuses: ["conflict"] }),
  method: "post",
  path: PATH,
  request: jsonBody(NewPushSubscription),
  responses: { 201: json(PushSubscription) },
});

const remove = createRoute({
  ...forMembers("deletePushSubscription", "notifications", { refuses: ["not_found"] }),
  method: "delete",
  path: `${PATH}/{id}`,
  request: { params: OneId },
  responses: { 204: nothing },
});

const test = createRoute({
  ...forMembers("testPushSubscription", "notifications", { refuses: ["not_found"] }),
  method: "post",
  path: `${PATH}/{id}/test`,
  request: { params: OneId },
  responses: { 204: nothing },
});

const key = createRoute({
  ...forMembers("getPushKey", "notifications"),
  method: "get",
  path: "/push-key",
  responses: { 200: json(PushKey) },
});
