import type { Context, MiddlewareHandler } from "hono";
import { requireViewer } from "@/lib/auth/guards.ts";
import { can, type Rights } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { readJsonBody } from "@/routes/api/body.ts";
import type { ApiEnv, MemberEnv } from "@/routes/api/env.ts";

export interface EntryRule {
  /** Refuses members without it. */
  readonly right?: keyof Rights;
  /** The request carries JSON. */
  readonly body?: boolean;
}

/** Sets what every answer of the API has, whoever asks. */
export function welcome(vars: (c: Context<ApiEnv>) => ApiEnv["Variables"]): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { services, requestId, locale } = vars(c);
    c.set("services", services);
    c.set("requestId", requestId);
    c.set("locale", locale);
    c.header("x-request-id", requestId);
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    await next();
  };
}

/** Lets members of a workspace in, before anything that they sent is read. */
export function entry({ right, body = false }: EntryRule = {}): MiddlewareHandler<MemberEnv> {
  return async (c, next) => {
    const { services } = c.var;
    const viewer = await requireViewer(services, c.req.raw);
    const { locale } = viewer.user;
    c.set("locale", locale);
    if (right && !can(viewer)[right]) throw new AppError("forbidden", { right });
    c.set("viewer", viewer);
    c.set("onlooker", { memberId: viewer.user.id, locale });
    await services.workspaces.use(viewer.workspaceId, async (workspace) => {
      c.set("workspace", workspace);
      if (body) c.req.raw = await readJsonBody(c.req.raw);
      await next();
    });
  };
}
