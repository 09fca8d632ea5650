import type { ToastItem } from "@/components/Toast.tsx";
import type { Refusal } from "@/islands/_inbox/api.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";

const SHOWN_MS = 5_000;
let count = 0;

/** Shows short news for a while. @returns what takes it away before */
export function toast(inbox: Inbox, item: Omit<ToastItem, "id">, ms = SHOWN_MS): () => void {
  const id = `toast-${++count}`;
  const away = () => {
    inbox.toasts.value = inbox.toasts.peek().filter((one) => one.id !== id);
  };
  inbox.toasts.value = [...inbox.toasts.peek().slice(-2), { ...item, id }];
  setTimeout(away, ms);
  return away;
}

/** Says what to do about a refusal. The loss of the line has its own banner. */
export function complain(inbox: Inbox, refusal: Refusal): void {
  if (refusal.code === "offline" && inbox.link.peek() === "lost") return;
  toast(inbox, { text: sentenceOf(inbox, refusal), tone: "late" });
}

/** The API's own sentence is the most telling. */
export function sentenceOf(inbox: Inbox, { code, message }: Refusal): string {
  return message || inbox.lang.peek().t.code("errors", code);
}
