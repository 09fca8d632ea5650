import type { Inbox } from "@/islands/_inbox/state.ts";

const OURS = [..."jkerntas/?", "escape"];
/** Fields that Esc leaves, so that single keys are keys again. */
const LEFT = ".composer-field, .list-head [type=search], .tag-add input";

/** Single keys outside fields, and Esc that leads out of one. What they do comes to the browser with the first of them. @returns what ends it */
export function followKeys(inbox: Inbox): () => void {
  const press = (event: KeyboardEvent) => {
    const key = keyOf(event);
    if (!OURS.includes(key) || !inbox.keysOn.peek() || isTaken(event, key)) return;
    event.preventDefault();
    void import("@/islands/_inbox/shortcuts.ts").then(({ press }) => press(inbox, key));
  };
  // The palette asks whose inbox is on the page.
  const lend = (event: Event) => event instanceof CustomEvent && event.detail(inbox);
  addEventListener("keydown", press);
  addEventListener("otklik:host", lend);
  return () => {
    removeEventListener("keydown", press);
    removeEventListener("otklik:host", lend);
  };
}

/** The Latin letter on the key, whatever alphabet is switched on: a Russian layout has «о» on J. */
function keyOf({ key, code }: KeyboardEvent): string {
  if (code === "Slash" && ",.".includes(key)) return key === "," ? "?" : "/";
  return /^[ -~]$/.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase();
}

function isTaken(event: KeyboardEvent, key: string): boolean {
  const { target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
  const within = (fields: string) => target instanceof Element && target.closest(fields) !== null;
  return ctrlKey || metaKey || altKey || isComposing || defaultPrevented ||
    (key === "escape" ? !within(LEFT) : within("input, textarea, select")) ||
    document.querySelector("dialog[open], :popover-open") !== null;
}
