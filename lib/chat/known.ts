import type { Chat, Visit } from "@/lib/chat/chat.ts";
import { tokenFromCookie } from "@/lib/chat/cookie.ts";
import { readToken } from "@/lib/chat/token.ts";
import type { Services } from "@/lib/services.ts";

/** The visit of a browser that wrote without scripts before, by its cookie; null for everybody else. */
export async function knownByCookie(
  services: Services,
  chat: Chat,
  request: Request,
): Promise<Visit | null> {
  const { id } = chat.open.connection;
  const token = tokenFromCookie(request, services.config.origin, id);
  const proof = token ? await readToken(services.secrets, id, token, services.now()) : null;
  return proof ? { ...chat, visitorId: proof.visitorId } : null;
}
