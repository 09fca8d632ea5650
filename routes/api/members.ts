import { createRoute } from "@hono/zod-openapi";
import { members as membersOf } from "@/lib/auth/members.ts";
import { can } from "@/lib/auth/viewer.ts";
import { awayMembers } from "@/lib/team/absence.ts";
import type { Api } from "@/routes/api/env.ts";
import { moment } from "@/routes/api/moment.ts";
import { forMembers, json } from "@/routes/api/operation.ts";
import { MemberPage } from "@/routes/api/schemas/member.ts";

/** Who works here. Agents get the names, which they need to assign tickets, without the addresses. */
export function members(api: Api): void {
  api.openapi(list, async (c) => {
    const { services, workspace, viewer } = c.var;
    const { manageMembers } = can(viewer);
    const away = await awayMembers(workspace);
    const online = services.presence.online(viewer.workspaceId);
    const all = await membersOf(services.control, viewer.workspaceId);
    const items = all.map(({ email, createdAt, ...rest }) => ({
      ...rest,
      email: manageMembers ? email : undefined,
      online: online.has(rest.id),
      away: away.has(rest.id),
      createdAt: moment(createdAt),
    }));
    return c.json({ items, nextCursor: null }, 200);
  });
}

const list = createRoute({
  ...forMembers("listMembers", "team"),
  method: "get",
  path: "/members",
  responses: { 200: json(MemberPage) },
});
