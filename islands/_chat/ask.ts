import { signal } from "@preact/signals";
import { call } from "@/islands/_chat/call.ts";
import { keep } from "@/islands/_chat/memory.ts";
import type { ChatState } from "@/islands/_chat/state.ts";

const LOOKS_RIGHT = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The address in the form does not look like one. */
export const badEmail = signal(false);

/** Takes what the visitor says of themselves; it also goes along with later messages, in case this call fails. */
export function answerAsk(chat: ChatState, given: { name: string; email: string }): void {
  const [name, email] = [given.name.trim(), given.email.trim()];
  badEmail.value = email !== "" && !LOOKS_RIGHT.test(email);
  if (badEmail.value) return;
  keep(chat.props.connectionId, { name, email });
  later(chat);
  if (name || email) void call(chat, "PUT", "visitor", { name, email });
}

/** Not asked again in this browser. */
export function later(chat: ChatState): void {
  chat.asked.value = true;
  keep(chat.props.connectionId, { asked: true });
  document.getElementById("chat-text")?.focus();
}
