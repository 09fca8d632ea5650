import { createRoute } from "@hono/zod-openapi";
import { retryAttachment } from "@/lib/inbox/media_job.ts";
import { takeUpload } from "@/lib/inbox/uploads.ts";
import { readUpload } from "@/lib/media/upload.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, nothing } from "@/routes/api/operation.ts";
import { Attachment } from "@/routes/api/schemas/message.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** Files: those that an answer is to carry, and those of customers that did not come through. */
export function attachments(api: Api): void {
  api.openapi(upload, async (c) => {
    const { services, workspace, viewer } = c.var;
    const file = await readUpload(c.req.raw);
    return c.json(await takeUpload(services, workspace, file, viewer.user.id), 201);
  });
  api.openapi(retry, async (c) => {
    const { services, workspace } = c.var;
    await retryAttachment(services, workspace, c.req.valid("param").id);
    return c.body(null, 204);
  });
}

/** The body is described and not parsed here: `readUpload` stops reading as soon as too much has come. */
const upload = createRoute({
  ...forMembers("uploadFile", "messages", { refuses: ["too_large", "invalid_request"] }),
  method: "post",
  path: "/uploads",
  requestBody: {
    required: true,
    content: {
      "multipart/form-data": {
        schema: {
          type: "object",
          properties: { file: { type: "string", contentMediaType: "application/octet-stream" } },
          required: ["file"],
        },
      },
    },
  },
  responses: { 201: json(Attachment) },
});

const retry = createRoute({
  ...forMembers("retryAttachment", "messages", { refuses: ["not_found"] }),
  method: "post",
  path: "/attachments/{id}/retry",
  request: { params: OneId },
  responses: { 204: nothing },
});
