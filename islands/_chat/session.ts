import { batch } from "@preact/signals";
import { type Answer, ask } from "@/islands/_chat/request.ts";
import { keep, recall } from "@/islands/_chat/memory.ts";
import type { ChatState } from "@/islands/_chat/state.ts";
import type { ChatSession } from "@/lib/chat/view.ts";

const under = new WeakMap<ChatState, Promise<Answer<ChatSession>>>();

/**
 * Says who we are, by the token that this browser keeps or a cookie, and keeps what comes back. Somebody new
 * becomes known by it. Calls that come together are one.
 */
export function hello(chat: ChatState): Promise<Answer<ChatSession>> {
  const running = under.get(chat);
  if (running) return running;
  const greeting = greet(chat).finally(() => under.delete(chat));
  under.set(chat, greeting);
  return greeting;
}

async function greet(chat: ChatState): Promise<Answer<ChatSession>> {
  const { connectionId } = chat.props;
  // Another tab may have been quicker.
  become(chat, recall(connectionId).token ?? chat.token.peek());
  const answer = await ask<ChatSession>(chat, "POST", "session");
  if (!answer.ok) return answer;
  const { token, status } = answer.data;
  become(chat, token);
  chat.paused.value = status === "paused";
  keep(connectionId, { token });
  return answer;
}

/** Goes on with a token. What is shown of anybody else, whom the cookie of the page named, goes away. */
export function become(chat: ChatState, token: string): void {
  const [visitorId = ""] = token.split(".");
  batch(() => {
    if (visitorId !== "" && visitorId !== chat.visitorId) {
      chat.messages.value = [];
      chat.earlier.value = null;
      chat.seq = 0;
      chat.visitorId = visitorId;
    }
    chat.token.value = token;
  });
}
