import { effect } from "@preact/signals";
import type { Inbox } from "@/islands/_inbox/state.ts";

const PHONE = "(width < 700px)";
const NOT_WIDE = "(width < 1100px)";

/** Takes the focus along when a column takes the screen over, and back again. @returns what ends it */
export function followPlace(inbox: Inbox): () => void {
  let open = inbox.openId.peek();
  let card = inbox.cardAsked.peek();
  return effect(() => {
    const id = inbox.openId.value;
    const asked = inbox.cardAsked.value;
    const former = { open, card };
    [open, card] = [id, asked];
    requestAnimationFrame(() => {
      if (asked !== former.card && matchMedia(NOT_WIDE).matches) {
        focusOn(asked ? ".client-title" : "[data-card-toggle]");
      } else if (id !== former.open && matchMedia(PHONE).matches) {
        focusOn(id ? ".thread-name" : `[data-ticket="${CSS.escape(former.open ?? "")}"]`);
      }
    });
  });
}

function focusOn(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
