import type { Context } from "hono";
import { requireSameOrigin } from "@/lib/auth/same_origin.ts";
import { isTaking } from "@/lib/chat/chat.ts";
import { tokenFromCookie } from "@/lib/chat/cookie.ts";
import {
  isDueForRenewal,
  issueToken,
  newVisitorId,
  readToken,
  TOKEN_MS,
  type VisitorProof,
} from "@/lib/chat/token.ts";
import type { ChatSession } from "@/lib/chat/view.ts";
import type { ChatApp, ChatEnv } from "@/routes/chat/env.ts";
import { keepPace } from "@/routes/chat/limits.ts";

/**
 * Hello: who comes with a good token keeps it, or gets a fresh one in its place; who wrote without scripts
 * before is known by the cookie; everybody else is new. Nothing is stored for anybody.
 */
export function session(app: ChatApp): void {
  app.post("/:connection/session", async (c) => {
    keepPace(c, "session");
    const { services: { secrets, now }, chat: { open, workspace }, locale } = c.var;
    const connectionId = open.connection.id;
    const given = tokenOf(c);
    const proof = given ? await readToken(secrets, connectionId, given, now()) : null;
    const kept = given && proof && !isDueForRenewal(proof, now()) ? { token: given, proof } : null;
    const { token, proof: { visitorId, issuedAt } } = kept ?? await issued(c, proof);
    const answer: ChatSession = {
      token,
      expiresAt: new Date(issuedAt + TOKEN_MS).toISOString(),
      visitor: { id: visitorId },
      locale,
      business: workspace.name,
      status: isTaking({ open, workspace }) ? "active" : "paused",
    };
    return c.json(answer, 201);
  });
}

async function issued(c: Context<ChatEnv>, known: VisitorProof | null) {
  const { services: { secrets, now }, chat } = c.var;
  const proof = { visitorId: known?.visitorId ?? newVisitorId(), issuedAt: now() };
  const { id } = chat.open.connection;
  return { token: await issueToken(secrets, id, proof.visitorId, proof.issuedAt), proof };
}

/** A browser sends the cookie by itself, so it counts only for a page of ours. */
function tokenOf(c: Context<ChatEnv>): string | null {
  const bearer = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (bearer) return bearer;
  const { services: { config }, chat } = c.var;
  const cookie = tokenFromCookie(c.req.raw, config.origin, chat.open.connection.id);
  if (cookie) requireSameOrigin(c.req.raw, config.origin);
  return cookie;
}
