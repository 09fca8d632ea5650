import type { Hono } from "hono";
import type { Chat, Visit } from "@/lib/chat/chat.ts";
import type { Pace } from "@/lib/chat/pace.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Services } from "@/lib/services.ts";

/** What a handler of the chat finds in its context. */
export interface ChatEnv {
  Bindings: {
    /** The other end of the connection; a header is never asked. */
    remote?: Deno.Addr;
  };
  Variables: {
    services: Services;
    pace: Pace;
    requestId: string;
    locale: Locale;
    chat: Chat;
  };
}

/** What `visited` adds: a handler that wants a visitor does not compile on a route without it. */
export interface VisitEnv extends ChatEnv {
  Variables: ChatEnv["Variables"] & {
    visit: Visit;
    /** Is the token that came with the request still good? */
    stillValid: () => Promise<boolean>;
  };
}

export type ChatApp = Hono<ChatEnv>;

/** Any request to the chat, whoever sent it. */
export interface ChatCall {
  readonly env: ChatEnv["Bindings"] | undefined;
  readonly var: Readonly<ChatEnv["Variables"]>;
}

/** The address that a request came from; `unknown` where there is no socket, as in tests. */
export function addressOf({ env }: ChatCall): string {
  const remote = env?.remote;
  return remote && "hostname" in remote ? remote.hostname : "unknown";
}
