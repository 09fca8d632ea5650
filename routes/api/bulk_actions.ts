import { createRoute } from "@hono/zod-openapi";
import type { Locale } from "@/lib/i18n/locale.ts";
import { type Outcome, performOnAll } from "@/lib/team/bulk.ts";
import { authorOf } from "@/routes/api/author.ts";
import { bulkDeed } from "@/routes/api/bulk_deed.ts";
import type { Api } from "@/routes/api/env.ts";
import { forMembers, json, jsonBody } from "@/routes/api/operation.ts";
import { BulkAnswer, BulkRequest } from "@/routes/api/schemas/team.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";

/** One thing that is done to many tickets at once; each that refuses it says why. */
export function bulkActions(api: Api): void {
  api.openapi(create, async (c) => {
    const { services, workspace, viewer, locale } = c.var;
    const { ticketIds, action } = c.req.valid("json");
    const deed = await bulkDeed(services, workspace, action);
    const outcomes = await performOnAll(services, workspace, ticketIds, authorOf(viewer), deed);
    const results = outcomes.map((one) => told(one, locale));
    const failed = results.filter(({ ok }) => !ok).length;
    return c.json({ done: results.length - failed, failed, results }, 200);
  });
}

function told({ ticketId, refused }: Outcome, locale: Locale) {
  if (!refused) return { ticketId, ok: true };
  const { code, details } = refused;
  return { ticketId, ok: false, error: { code, message: sentenceOf(refused, locale), details } };
}

const create = createRoute({
  ...forMembers("actOnMany", "tickets", { body: true, refuses: ["not_found"] }),
  method: "post",
  path: "/bulk-actions",
  request: jsonBody(BulkRequest),
  responses: { 200: json(BulkAnswer) },
});
