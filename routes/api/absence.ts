import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { members } from "@/lib/auth/members.ts";
import { can } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { setAway } from "@/lib/team/absence.ts";
import type { Api, MemberEnv } from "@/routes/api/env.ts";
import { forMembers, nothing } from "@/routes/api/operation.ts";
import { OneId } from "@/routes/api/schemas/request.ts";

/** Whoever is away is dealt no new tickets. Everybody says so of themselves, those who manage members of all. */
export function absence(api: Api): void {
  api.openapi(begin, async (c) => {
    await change(c.var, c.req.valid("param").id, true);
    return c.body(null, 204);
  });
  api.openapi(end, async (c) => {
    await change(c.var, c.req.valid("param").id, false);
    return c.body(null, 204);
  });
}

async function change(
  { services, workspace, viewer }: Context<MemberEnv>["var"],
  memberId: string,
  away: boolean,
): Promise<void> {
  const all = await members(services.control, workspace.id);
  if (!all.some(({ id }) => id === memberId)) throw new AppError("not_found", { memberId });
  if (memberId !== viewer.user.id && !can(viewer).manageMembers) {
    throw new AppError("forbidden", { right: "manageMembers" });
  }
  await setAway(services, workspace, memberId, away);
}

const begin = createRoute({
  ...forMembers("beginAbsence", "team", { refuses: ["not_found"] }),
  method: "put",
  path: "/members/{id}/absence",
  request: { params: OneId },
  responses: { 204: nothing },
});

const end = createRoute({
  ...forMembers("endAbsence", "team", { refuses: ["not_found"] }),
  method: "delete",
  path: "/members/{id}/absence",
  request: { params: OneId },
  responses: { 204: nothing },
});
