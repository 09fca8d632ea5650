/** The number of a ticket, when a query is nothing else: `128`, `#128`, `№ 128`. */
export function ticketNumber(query: string): number | undefined {
  const digits = /^(?:#|№)?\s*(\d{1,15})$/.exec(query.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Says somebody outright that a number of a ticket is meant? */
export function isNumberSign(query: string): boolean {
  return /^[#№]/.test(query.trim());
}
