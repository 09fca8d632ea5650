/** What a customer's card holds, in UTF-16 code units. */
export const CARD_MOST = { name: 200, field: 500, note: 10_000 } as const;

/** How much of it a field of the card takes. */
export function mostOf(field: string): number {
  return field === "note" ? CARD_MOST.note : CARD_MOST.field;
}
