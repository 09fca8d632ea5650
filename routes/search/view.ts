import type { Context } from "fresh";
import type { SearchState } from "@/components/search/query.ts";
import { AppError } from "@/lib/errors.ts";
import { parseQuery } from "@/lib/search/query.ts";
import { search } from "@/lib/search/search.ts";
import type { SearchAnswer } from "@/lib/search/view.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";
import type { Desk } from "@/routes/guard.ts";
import { onlookerOf } from "@/routes/inbox/load.ts";
import type { State } from "@/routes/state.ts";

/** All that the search page shows. */
export interface SearchPage {
  readonly state: SearchState;
  readonly filters: readonly { readonly label: string; readonly without: string }[];
  /** Absent when nothing was asked for, or something that cannot be. */
  readonly answer?: SearchAnswer;
  /** What is wrong with the query. */
  readonly fault?: string;
}

const LIMIT = 30;
const TYPES = ["tickets", "messages", "contacts"] as const;

export async function searchPage(ctx: Context<State>, desk: Desk): Promise<SearchPage> {
  const { services, lang } = ctx.state;
  const query = ctx.url.searchParams;
  const state: SearchState = {
    q: query.get("q")?.trim() ?? "",
    type: TYPES.find((type) => type === query.get("type")) ?? "all",
    sort: query.get("sort") === "date" ? "date" : "relevance",
  };
  const shown = { state, filters: filtersOf(state.q, lang.t) };
  if (state.q === "") return shown;
  const place = { services, workspace: desk.workspace, onlooker: onlookerOf(ctx, desk) };
  const cursor = query.get("cursor") ?? undefined;
  try {
    const asked = { ...state, limit: LIMIT, cursor, timeZone: lang.timeZone };
    return { ...shown, answer: await search(place, asked) };
  } catch (error) {
    if (!(error instanceof AppError) || error.details.field !== "q") throw error;
    return { ...shown, fault: sentenceOf(error, lang.locale) };
  }
}

/** The filters of a query as people read them, each with the query without it. */
function filtersOf(q: string, t: Translate): SearchPage["filters"] {
  return parseQuery(q).filters.filter(({ value }) => value !== "").map(({ key, value, start, end }) => ({
    label: t(`search.filter.${key}`, { value }),
    without: `${q.slice(0, start)}${q.slice(end)}`.replace(/\s+/g, " ").trim(),
  }));
}
