import { createRoute } from "@hono/zod-openapi";
import { translator } from "@/lib/i18n/catalogue.ts";
import { listNotifications } from "@/lib/notify/list.ts";
import { readAll, readOne } from "@/lib/notify/reading.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, nothing } from "@/routes/api/operation.ts";
import { NotificationPage, NotificationQuery } from "@/routes/api/schemas/notification.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** What the viewer has been told. Nobody sees a colleague's. */
export function notifications(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, viewer, locale } = c.var;
    const { unread, ...asked } = c.req.valid("query");
    const options = { ...asked, unreadOnly: unread === "1" };
    const page = await listNotifications(services, workspace, viewer.user.id, translator(locale), options);
    return c.json(page, 200);
  });
  api.openapi(readEach, async (c) => {
    const { services, workspace, viewer } = c.var;
    await readAll(services, workspace, viewer.user.id);
    return c.body(null, 204);
  });
  api.openapi(read, async (c) => {
    const { services, workspace, viewer } = c.var;
    await readOne(services, workspace, viewer.user.id, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

const list = createRoute({
  ...forMembers("listNotifications", "notifications"),
  method: "get",
  path: "/notifications",
  request: { query: NotificationQuery },
  responses: { 200: json(NotificationPage) },
});

const readEach = createRoute({
  ...forMembers("readNotifications", "notifications"),
  method: "put",
  path: "/notifications/read",
  responses: { 204: nothing },
});

const read = createRoute({
  ...forMembers("readNotification", "notifications", { refuses: ["not_found"] }),
  method: "put",
  path: "/notifications/{id}/read",
  request: { params: OneId },
  responses: { 204: nothing },
});
