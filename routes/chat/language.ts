import type { Context } from "hono";
import type { ChatEnv } from "@/routes/chat/env.ts";

const FIRST = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}/;

/** The visitor's first language as a BCP 47 tag, as their browser says, else that of the page. */
export function languageOf({ req, var: { locale } }: Pick<Context<ChatEnv>, "req" | "var">): string {
  return FIRST.exec(req.header("accept-language") ?? "")?.[0] ?? locale;
}
