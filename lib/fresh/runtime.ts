/**
 * What pages, components and islands may use on the server and in the browser alike.
 * @module
 */
import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { assetUrl } from "./assets.ts";

/** True in a browser, false on the server. */
export const IS_BROWSER = typeof document !== "undefined";

/** Takes what `<Head>` holds to the document's head; absent in the browser. */
export const HeadContext = createContext<((children: ComponentChildren) => void) | null>(null);

/**
 * Adds its children to the document's `<head>`, from a page, a layout or any component below them.
 * Of several titles, metas of one name, or elements of one key, the last rendered stays.
 */
export function Head(props: { children?: ComponentChildren }): null {
  useContext(HeadContext)?.(props.children);
  return null;
}

/**
 * The address of a static file with its content hash, which a browser may keep for a year.
 *
 * @param path as under the static folder, with a leading slash; `/styles.css` is the built stylesheet.
 *   An unknown path, or one with its own query, comes back unchanged; a `#fragment` is kept.
 */
export function asset(path: string): string {
  const end = path.indexOf("#");
  return end < 0 ? assetUrl(path) : assetUrl(path.slice(0, end)) + path.slice(end);
}
