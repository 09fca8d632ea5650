import { X } from "@/components/icons.ts";
import type { ComponentChildren, Ref } from "preact";
import { IconButton } from "@/components/IconButton.tsx";

interface Props {
  id: string;
  title: string;
  closeLabel: string;
  children: ComponentChildren;
  /** Its buttons, the main one last. */
  actions?: ComponentChildren;
  dialogRef?: Ref<HTMLDialogElement>;
  onClose?: () => void;
}

/** A question that waits for an answer. Opened with `showModal`; Esc closes it. */
export function Dialog({ id, title, closeLabel, children, actions, dialogRef, onClose }: Props) {
  return (
    <dialog id={id} class="dialog" aria-labelledby={`${id}-title`} ref={dialogRef} onClose={onClose}>
      <form method="dialog">
        <header class="dialog-head">
          <h2 id={`${id}-title`}>{title}</h2>
          <IconButton icon={X} label={closeLabel} type="submit" value="close" />
        </header>
        <div class="dialog-body">{children}</div>
        {actions && <footer class="dialog-foot">{actions}</footer>}
      </form>
    </dialog>
  );
}
