type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * A place is about to be made anew, with the same forms in it: what was typed into them, the unfolded parts, an open
 * menu and the focus go over to the new ones.
 */
export function carryOver(place: Element | null): void {
  if (!place) return;
  const typed = new Map(
    [...fieldsOf(place)].filter(([, field]) => isTyped(field)).map(([name, { value }]) => [name, value]),
  );
  const [focused] = [...fieldsOf(place)].find(([, field]) => field === document.activeElement) ?? [];
  const menu = place.querySelector(":popover-open")?.id;
  const unfolded = foldsOf(place).map(({ open }) => open);
  // By then the new ones are there.
  setTimeout(() => {
    if (menu) place.querySelector<HTMLElement>(`[popovertarget="${menu}"]`)?.click();
    foldsOf(place).forEach((fold, i) => fold.open ||= unfolded[i] ?? false);
    const fields = fieldsOf(place);
    for (const [name, value] of typed) {
      const field = fields.get(name);
      if (field) field.value = value;
    }
    fields.get(focused ?? "")?.focus();
  });
}

/** By the form that they stand in, and their names there. */
function fieldsOf(place: Element): Map<string, Field> {
  const fields = place.querySelectorAll<Field>(
    "form[action] :is(input:not([type=hidden]), textarea, select)",
  );
  return new Map(Array.from(fields, (field) => [`${field.form?.action} ${field.name}`, field]));
}

function foldsOf(place: Element): HTMLDetailsElement[] {
  return [...place.querySelectorAll("details")];
}

function isTyped(field: Field): boolean {
  if (!(field instanceof HTMLSelectElement)) return field.value !== field.defaultValue;
  return [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
}
