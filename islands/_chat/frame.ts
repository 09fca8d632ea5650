import { effect } from "@preact/signals";
import type { ChatState } from "@/islands/_chat/state.ts";

/** What the snippet around our frame tells us. */
interface Word {
  otklik: "shown";
  shown: boolean;
  /** Somebody pressed to open it, and wants to write. */
  focus: boolean;
  /** The frame hides the snippet's own button, so the page has to show one. */
  full: boolean;
}

/**
 * Watches whether the page is in sight, and speaks with the snippet on somebody's site: it learns how many
 * answers wait and that somebody has written here, and nothing of what is said.
 * @returns ends it
 */
export function watch(chat: ChatState): () => void {
  const framed = parent !== window;
  let open = true;
  chat.framed.value = framed;
  const look = () => chat.watched.value = open && document.visibilityState === "visible";
  const hear = ({ source, data }: MessageEvent<unknown>) => {
    if (source !== parent || !isWord(data)) return;
    open = data.shown;
    chat.full.value = data.full;
    look();
    if (data.focus && matchMedia("(pointer: fine)").matches) document.getElementById("chat-text")?.focus();
  };
  look();
  document.addEventListener("visibilitychange", look);
  if (!framed) {
    const stop = effect(() => showInTitle(chat, chat.unread.value));
    return () => {
      stop();
      document.removeEventListener("visibilitychange", look);
    };
  }
  addEventListener("message", hear);
  tell({ otklik: "hello" });
  const stop = effect(() =>
    tell({ otklik: "state", unread: chat.unread.value, known: chat.token.value !== "" })
  );
  return () => {
    stop();
    removeEventListener("message", hear);
    document.removeEventListener("visibilitychange", look);
  };
}

/** Asks the snippet to put the frame away. */
export function closeFrame(): void {
  tell({ otklik: "close" });
}

/** Any site may hold the frame, so nothing is said that may not be heard by all. */
function tell(word: Record<string, unknown>): void {
  parent.postMessage(word, "*");
}

function showInTitle({ props: { business }, lang }: ChatState, unread: number): void {
  const title = lang.peek().t("chat.title", { business });
  document.title = unread > 0 ? `(${unread}) ${title}` : title;
}

function isWord(data: unknown): data is Word {
  return typeof data === "object" && data !== null && Reflect.get(data, "otklik") === "shown" &&
    ["shown", "focus", "full"].every((key) => typeof Reflect.get(data, key) === "boolean");
}
