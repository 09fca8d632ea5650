import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Session } from "@/lib/auth/viewer.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Onlooker } from "@/lib/inbox/views/ticket_list.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** What every handler of the API finds in its context. */
export interface ApiEnv {
  Variables: {
    services: Services;
    requestId: string;
    /** The viewer's language, else the one that the request asks for. */
    locale: Locale;
  };
}

/** What `entry` adds: a handler that wants a viewer does not compile on a route without it. */
export interface MemberEnv extends ApiEnv {
  Variables: ApiEnv["Variables"] & {
    viewer: Session;
    workspace: Workspace;
    onlooker: Onlooker;
  };
}

export type Api = OpenAPIHono<ApiEnv>;
