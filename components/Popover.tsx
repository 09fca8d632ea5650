import type { ComponentChildren } from "preact";

interface Props {
  /** Unique on the page. */
  id: string;
  /** Names the panel. */
  label: string;
  /** What the button shows. */
  trigger: ComponentChildren;
  /** The button's own name, when `trigger` has no words. */
  triggerLabel?: string;
  triggerClass?: string;
  align?: "start" | "end";
  /** Opens above the button. */
  above?: boolean;
  children: ComponentChildren;
}

/**
 * A button that opens a floating panel, by the browser alone: Esc and a press outside close it, the focus
 * goes back. On a phone the panel is a sheet at the bottom.
 */
export function Popover(
  { id, label, trigger, triggerLabel, triggerClass, align = "start", above, children }: Props,
) {
  return (
    <>
      <button
        type="button"
        class={triggerClass ?? "button button-plain"}
        popovertarget={id}
        aria-label={triggerLabel}
        title={triggerLabel}
      >
        {trigger}
      </button>
      <div
        id={id}
        popover="auto"
        class="popover"
        role="group"
        aria-label={label}
        data-align={align}
        data-above={above ? "" : undefined}
      >
        {children}
      </div>
    </>
  );
}
