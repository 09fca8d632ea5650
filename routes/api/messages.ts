import { createRoute } from "@hono/zod-openapi";
import { newId } from "@/lib/ids.ts";
import { editMessage } from "@/lib/inbox/edit_message.ts";
import { reply } from "@/lib/inbox/reply.ts";
import { replyByTemplate } from "@/lib/inbox/templates.ts";
import { ticketFor } from "@/lib/inbox/tickets.ts";
import { listMessages, messageView } from "@/lib/inbox/views/message_view.ts";
import { authorOf } from "@/routes/api/author.ts";
import { withNewerMessage } from "@/routes/api/crossing.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import {
  Message,
  MessageChange,
  MessageOfTicket,
  MessagePage,
  MessageQuery,
  NewMessage,
} from "@/routes/api/schemas/message.ts";
import { OneId } from "@/routes/api/schemas/request.ts";
import { templates } from "@/routes/api/templates.ts";

/** A ticket's conversation, answering in it, and changing what was answered. */
export function messages(api: Api): void {
  templates(api);
  api.openapi(list, async (c) => {
    const { services, workspace, locale } = c.var;
    const { id } = await ticketFor(workspace, c.req.valid("param").id);
    return c.json(await listMessages(services, workspace, id, locale, c.req.valid("query")), 200);
  });
  api.openapi(post, async (c) => {
    const { services, workspace, viewer, locale } = c.var;
    const { clientId = newId(), template, ...input } = c.req.valid("json");
    const ticketId = c.req.valid("param").id;
    const author = authorOf(viewer);
    const { after } = input;
    const id = await (template
      ? replyByTemplate(services, workspace, ticketId, author, { clientId, after, template })
      : reply(services, workspace, ticketId, author, { ...input, clientId }))
      .catch((error) =>
        withNewerMessage(error, c.var)
      );
    return c.json(await messageView(services, workspace, id, locale), 201);
  });
  api.openapi(patch, async (c) => {
    const { services, workspace, viewer, locale } = c.var;
    const { id: ticketId, messageId } = c.req.valid("param");
    const { text } = c.req.valid("json");
    await editMessage(services, workspace, { ticketId, messageId }, authorOf(viewer), text);
    return c.json(await messageView(services, workspace, messageId, locale), 200);
  });
}

const list = createRoute({
  ...forMembers("listMessages", "messages", { refuses: ["not_found"] }),
  method: "get",
  path: "/tickets/{id}/messages",
  request: { params: OneId, query: MessageQuery },
  responses: { 200: json(MessagePage) },
});

const post = createRoute({
  ...forMembers("postMessage", "messages", {
    body: true,
    refuses: [
      "not_found",
      "newer_message",
      "text_too_long",
      "attachment_not_supported",
      "cannot_write_first",
      "reply_window_closed",
      "channel_read_only",
      "placeholder_unresolved",
      "connection_paused",
      "not_available",
    ],
  }),
  method: "post",
  path: "/tickets/{id}/messages",
  request: { params: OneId, ...jsonBody(NewMessage) },
  responses: { 201: json(Message) },
});

const patch = createRoute({
  ...forMembers("editMessage", "messages", {
    body: true,
    refuses: ["not_found", "text_too_long", "placeholder_unresolved", "connection_paused", "not_available"],
  }),
  method: "patch",
  path: "/tickets/{id}/messages/{messageId}",
  request: { params: MessageOfTicket, ...jsonBody(MessageChange) },
  responses: { 200: json(Message) },
});
