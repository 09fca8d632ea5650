import { createRoute } from "@hono/zod-openapi";
import { resend, settleAsSent } from "@/lib/inbox/resend.ts";
import { messageView } from "@/lib/inbox/views/message_view.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { Message } from "@/routes/api/schemas/message.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** What a person decides about an answer that failed, or whose fate nobody knows. */
export function messageFate(api: Api): void {
  api.openapi(retry, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = c.req.valid("param");
    await resend(services, workspace, id);
    return c.json(await messageView(services, workspace, id, locale), 200);
  });
  api.openapi(arrived, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = c.req.valid("param");
    await settleAsSent(services, workspace, id);
    return c.json(await messageView(services, workspace, id, locale), 200);
  });
}

const retry = createRoute({
  ...forMembers("retryMessage", "messages", { refuses: ["not_found", "conflict"] }),
  method: "post",
  path: "/messages/{id}/retry",
  request: { params: OneId },
  responses: { 200: json(Message) },
});

const arrived = createRoute({
  ...forMembers("confirmMessage", "messages", { refuses: ["not_found", "conflict"] }),
  method: "post",
  path: "/messages/{id}/arrived",
  request: { params: OneId },
  responses: { 200: json(Message) },
});
