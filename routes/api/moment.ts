/** ISO 8601 in UTC of ms since the epoch. */
export function moment(at: number): string {
  return new Date(at).toISOString();
}
