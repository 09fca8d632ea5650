/** What a handler returns to have the page component of its file rendered. */
export interface PageResponse<Data> {
  data: Data;
  status?: number;
  headers?: HeadersInit;
}

type PageOptions = Omit<PageResponse<unknown>, "data">;

/**
 * Hands data to the page component as `props.data`.
 *
 * @param options status (200 by default) and headers; a `content-security-policy` among them replaces
 *   only the directives that it names
 */
export function page<Data>(data: Data, options?: PageOptions): PageResponse<Data>;
export function page(): PageResponse<undefined>;
export function page<Data>(data?: Data, options?: PageOptions): PageResponse<Data | undefined> {
  return { data, ...options };
}
