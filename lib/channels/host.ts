/** The host alone: the rest of somebody's webhook address may be their secret. `?` where there is none. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? "?";
}
