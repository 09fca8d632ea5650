import { type Answer, ask } from "@/islands/_chat/request.ts";
import { hello } from "@/islands/_chat/session.ts";
import type { ChatState } from "@/islands/_chat/state.ts";

/**
 * Calls the chat as this visitor, who is introduced first when nobody knows them yet. A token that has run
 * out is replaced once.
 *
 * @param path below the chat's address
 */
export async function call<T>(
  chat: ChatState,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const greeted = chat.token.peek() ? undefined : await hello(chat);
  if (greeted?.ok === false) return greeted;
  const answer = await ask<T>(chat, method, path, body);
  if (answer.ok || answer.code !== "unauthorized") return answer;
  chat.token.value = "";
  const again = await hello(chat);
  return again.ok ? await ask<T>(chat, method, path, body) : again;
}
