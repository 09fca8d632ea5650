import type { SearchSort, SearchType } from "@/lib/search/view.ts";

/** What a search page shows, as its address says it. */
export interface SearchState {
  readonly q: string;
  readonly type: SearchType;
  readonly sort: SearchSort;
}

/** Where a search is; what is as ever is left out. */
export function searchHref({ q, type, sort }: SearchState, cursor?: string): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (type !== "all") query.set("type", type);
  if (sort !== "relevance") query.set("sort", sort);
  if (cursor) query.set("cursor", cursor);
  const text = query.toString();
  return text ? `/search?${text}` : "/search";
}
