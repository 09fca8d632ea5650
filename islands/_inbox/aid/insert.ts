/**
 * Puts a text in the place of another, as if it had been typed: the browser's own undo takes it back.
 * @returns where the caret stands then
 */
export function insert(field: HTMLTextAreaElement, start: number, end: number, text: string): number {
  field.focus();
  field.setSelectionRange(start, end);
  // Outdated, and the only way that a browser can undo.
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return start + text.length;
}
