import { type CsiAnswer, csiAnswers } from "@/lib/csi/answers.ts";
import { csiTable } from "@/lib/csi/csv.ts";
import { csiQuery } from "@/lib/csi/report.ts";
import { filtersIn } from "@/routes/csi/report_filters.tsx";
import { signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

const AT_ONCE = 500;
/** More is for programs, which have pages. */
const MOST = 10_000;

export const handlers = define.handlers({
  GET: signedIn(async ({ url, state: { services, lang } }, { workspace, viewer }) => {
    const { query, period } = csiQuery(services, viewer, filtersIn(url.searchParams), lang.timeZone);
    const all: CsiAnswer[] = [];
    let cursor: string | undefined;
    do {
      const page = await csiAnswers(services, workspace, query, { limit: AT_ONCE, cursor });
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor && all.length < MOST);
    const name = `csi-${period.first}-${period.last}.csv`;
    return new Response(csiTable(all, lang.t), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-store",
      },
    });
  }),
});
