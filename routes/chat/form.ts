import type { Context } from "hono";
import { z } from "zod";
import { requireSameOrigin } from "@/lib/auth/same_origin.ts";
import { choose } from "@/lib/chat/choose.ts";
import { visitorCookie } from "@/lib/chat/cookie.ts";
import { knownByCookie } from "@/lib/chat/known.ts";
import { issueToken, newVisitorId } from "@/lib/chat/token.ts";
import { isNewcomer, write } from "@/lib/chat/write.ts";
import { AppError } from "@/lib/errors.ts";
import { Press } from "@/routes/chat/choices.ts";
import type { ChatApp, ChatEnv } from "@/routes/chat/env.ts";
import { languageOf } from "@/routes/chat/language.ts";
import { keepPace } from "@/routes/chat/limits.ts";
import { MessageId } from "@/routes/chat/messages.ts";

/** Of the whole form. */
export const MOST_BYTES = 131_072;
const Letter = z.object({ id: MessageId, text: z.string() });

/**
 * What the page's forms send where no scripts run: a message, or the button under one of ours. The visitor is known again by a cookie, and is led back to
 * the page, with the code of what went wrong and the words if something did.
 */
export function form(app: ChatApp): void {
  app.post("/:connection/form", async (c) => {
    const { id } = c.var.chat.open.connection;
    try {
      await take(c);
      return c.redirect(`/chat/${id}`, 303);
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      return c.redirect(`/chat/${id}?problem=${error.code}`, isShownAgain(c.req.raw, error) ? 307 : 303);
    }
  });
}

/** The browser brings what it sent along to the page (RFC 9110, 307), where it stands in the field again. */
function isShownAgain(request: Request, error: AppError): boolean {
  return error.code !== "forbidden" && lengthOf(request) <= MOST_BYTES;
}

async function take(c: Context<ChatEnv>): Promise<void> {
  const { services, chat } = c.var;
  const { config, secrets, now } = services;
  requireSameOrigin(c.req.raw, config.origin);
  const known = await knownByCookie(services, chat, c.req.raw);
  const visit = known ?? { ...chat, visitorId: newVisitorId() };
  keepPace(c, "message", visit.visitorId);
  const language = languageOf(c);
  const fields = await read(c.req.raw);
  const press = Press.safeParse(fields);
  if (press.success) return void await choose(services, visit, { ...press.data, language });
  if (await isNewcomer(visit)) keepPace(c, "newcomer");
  await write(services, visit, { ...letterOf(fields), files: [], visitor: { language } });
  const { id } = chat.open.connection;
  const token = await issueToken(secrets, id, visit.visitorId, now());
  c.header("set-cookie", visitorCookie(config.origin, id, token));
}

async function read(request: Request): Promise<Record<string, string>> {
  if (lengthOf(request) > MOST_BYTES) {
    throw new AppError("text_too_long", { limit: MOST_BYTES });
  }
  return Object.fromEntries(new URLSearchParams(await request.text()));
}

function lengthOf(request: Request): number {
  return Number(request.headers.get("content-length") ?? Infinity);
}

function letterOf(fields: Record<string, string>): z.infer<typeof Letter> {
  const letter = Letter.safeParse(fields);
  if (!letter.success) throw new AppError("invalid_request", { field: "text" });
  return letter.data;
}
