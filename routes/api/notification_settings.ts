import { createRoute } from "@hono/zod-openapi";
import { changeNotifySettings, notifySettings } from "@/lib/notify/settings.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { NotificationSettings, NotificationSettingsChange } from "@/routes/api/schemas/notification.ts";

/** How the viewer wants to be told. */
export function notificationSettings(api: Api): void {
  api.openapi(get, async (c) => {
    const { workspace, viewer } = c.var;
    return c.json(await notifySettings(workspace, viewer.user.id), 200);
  });
  api.openapi(change, async (c) => {
    const { workspace, viewer } = c.var;
    await changeNotifySettings(workspace, viewer.user.id, c.req.valid("json"));
    return c.json(await notifySettings(workspace, viewer.user.id), 200);
  });
}

const get = createRoute({
  ...forMembers("getNotificationSettings", "notifications"),
  method: "get",
  path: "/notification-settings",
  responses: { 200: json(NotificationSettings) },
});

const change = createRoute({
  ...forMembers("changeNotificationSettings", "notifications", { body: true }),
  method: "patch",
  path: "/notification-settings",
  request: jsonBody(NotificationSettingsChange),
  responses: { 200: json(NotificationSettings) },
});
