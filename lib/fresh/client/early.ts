/**
 * Takes what somebody typed before the scripts were there: hydration puts a text area back as the server sent it,
 * and an island knows only what its fields tell it. What is ticked or chosen stays by itself, and has no caret.
 * @returns gives it back once the islands are alive, and lets them hear it as if it were typed now
 */
export function earlyWords(): () => void {
  const early = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("textarea,input")]
    .filter((field) => field.selectionStart !== null && field.value !== field.defaultValue)
    .map((field) => ({
      field,
      value: field.value,
      caret: [field.selectionStart, field.selectionEnd] as const,
    }));
  return () => {
    for (const { field, value, caret } of early) {
      if (field.value !== value) {
        field.value = value;
        field.setSelectionRange(...caret);
      }
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
}
