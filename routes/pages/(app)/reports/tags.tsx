import { BarCard } from "@/routes/reports/bar_card.tsx";
import { ReportFrame } from "@/routes/reports/frame.tsx";
import { reportPage } from "@/routes/reports/load.ts";
import { SheetCard } from "@/routes/reports/sheet_card.tsx";
import { sheetsOf } from "@/routes/reports/sheets/mod.ts";
import { signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: signedIn((ctx, desk) => reportPage(ctx, desk, "tags")),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  return (
    <ReportFrame lang={lang} data={data} lead={t("reports.lead.tags")}>
      <BarCard lang={lang} data={data} kind="tag" title={t("reports.chart.tags")} of={["created"]} />
      {sheetsOf({ lang, ...data }).map((sheet) => (
        <SheetCard key={sheet.id} lang={lang} data={data} sheet={sheet} />
      ))}
    </ReportFrame>
  );
});
