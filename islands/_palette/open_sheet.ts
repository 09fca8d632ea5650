/**
 * Opens the palette, or closes an open one. Over another dialog it does not open. Its closing gives the focus
 * back to where it was; where that was in a menu, to the menu's button.
 * @returns true when it was opened
 */
export function openSheet(dialog: HTMLDialogElement | null): boolean {
  if (!dialog) return false;
  if (dialog.open) {
    dialog.close();
    return false;
  }
  if (document.querySelector("dialog[open]")) return false;
  const menu = document.activeElement?.closest<HTMLElement>("[popover]");
  if (menu) {
    menu.hidePopover();
    document.querySelector<HTMLElement>(`[popovertarget="${CSS.escape(menu.id)}"]`)?.focus();
  }
  dialog.showModal();
  return true;
}
