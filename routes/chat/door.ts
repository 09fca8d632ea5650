import type { MiddlewareHandler } from "hono";
import { type Chat, openChat } from "@/lib/chat/chat.ts";
import { Pace } from "@/lib/chat/pace.ts";
import { readToken } from "@/lib/chat/token.ts";
import { AppError } from "@/lib/errors.ts";
import { negotiateLocale } from "@/lib/i18n/locale.ts";
import { newId } from "@/lib/ids.ts";
import type { Services } from "@/lib/services.ts";
import type { ChatEnv, VisitEnv } from "@/routes/chat/env.ts";
import { keepPace } from "@/routes/chat/limits.ts";

const BEARER = /^Bearer ([A-Za-z0-9._-]{1,200})$/i;

/** Finds the chat that an address names and sets what every answer has. */
export function createDoor(services: Services): MiddlewareHandler<ChatEnv> {
  const pace = new Pace();
  return async (c, next) => {
    c.set("services", services);
    c.set("pace", pace);
    c.set("requestId", newId(services.now()));
    c.set("locale", negotiateLocale(c.req.header("accept-language")));
    c.header("cache-control", "no-store");
    c.header("x-content-type-options", "nosniff");
    const chat = await openChat(services, c.req.param("connection") ?? "");
    c.set("chat", chat);
    await services.workspaces.use(chat.workspace.id, () => next());
  };
}

/**
 * Lets a visitor in by the token in the Authorization header: nowhere else is it looked for, so it ends in no
 * address, log or history.
 */
export const visited: MiddlewareHandler<VisitEnv> = async (c, next) => {
  const { services, chat } = c.var;
  const [, token = ""] = BEARER.exec(c.req.header("authorization") ?? "") ?? [];
  const read = () => readToken(services.secrets, chat.open.connection.id, token, services.now());
  const proof = await read();
  if (!proof) throw new AppError("unauthorized");
  c.set("visit", { ...chat, visitorId: proof.visitorId });
  c.set("stillValid", async () => await isOpen(services, chat) && await read() !== null);
  keepPace(c, "read", proof.visitorId);
  await next();
};

/** False once the owner has taken the chat away. */
async function isOpen(services: Services, { open: { connection } }: Chat): Promise<boolean> {
  return await services.connections.find(connection.id) !== null;
}
