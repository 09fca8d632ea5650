import { call } from "@/islands/_chat/call.ts";
import { take } from "@/islands/_chat/refresh.ts";
import type { ChatState } from "@/islands/_chat/state.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";

/** Presses a button under a message: it holds at once, and is given back with the reason when it does not go. */
export async function choose(chat: ChatState, messageId: string, choice: string): Promise<void> {
  const message = chat.messages.peek().find((one) => one.id === messageId);
  if (!message || message.chosen !== undefined) return;
  take(chat, [{ ...message, chosen: choice }]);
  const answer = await call<ChatMessage>(chat, "POST", "choices", { messageId, choice });
  take(chat, [answer.ok ? answer.data : message]);
  chat.problem.value = answer.ok ? undefined : chat.lang.peek().t.code("chat.error", answer.code);
}
