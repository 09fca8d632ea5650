import type { ComponentChildren } from "preact";

export interface ToastItem {
  id: string;
  text: string;
  tone?: "plain" | "late";
  /** A button, e.g. undo. */
  action?: ComponentChildren;
}

/** Short news at the edge of the screen, read out politely. The region stays while its items come and go. */
export function Toasts({ items }: { items: readonly ToastItem[] }) {
  return (
    <div class="toasts" role="status">
      {items.map((item) => (
        <div key={item.id} class="toast" data-tone={item.tone ?? "plain"}>
          <span>{item.text}</span>
          {item.action}
        </div>
      ))}
    </div>
  );
}
