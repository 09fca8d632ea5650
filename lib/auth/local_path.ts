const MOST = 2_000;
/** Any host that is surely not ours: a path that leads away from it leads away from us. */
const BASE = "https://here.invalid";

/**
 * Where to go after a log-in: only a path of this product, so that a link cannot send people elsewhere.
 * Browsers read a backslash as a slash and skip tabs and line breaks (WHATWG URL), hence the refusals.
 * @param next from the query or the form, untrusted
 * @returns the path with its query and fragment, or `/`
 */
export function localPath(next: string | null | undefined): string {
  if (!next || next.length > MOST || !next.startsWith("/") || /[\\\s\p{C}]/u.test(next)) return "/";
  const url = URL.parse(next, BASE);
  if (!url || url.origin !== BASE || url.pathname.startsWith("//")) return "/";
  return `${url.pathname}${url.search}${url.hash}`;
}
