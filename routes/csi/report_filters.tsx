import { Button } from "@/components/Button.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { TextField } from "@/components/TextField.tsx";
import { platformLabel } from "@/components/platform.ts";
import { platformsReady } from "@/lib/channels/capabilities.ts";
import type { CsiFilters } from "@/lib/csi/report.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { MemberView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  filters: CsiFilters;
  members: readonly MemberView[];
}

/** What the page shows; the choice stands in its address, so it can be kept and passed on. */
export function ReportFilters({ lang, filters, members }: Props) {
  const { t, locale } = lang;
  const all = { value: "", label: t("csi.report.all") };
  return (
    <form method="get" class="csi-filters">
      <TextField type="date" name="from" label={t("csi.report.from")} value={filters.from} max={filters.to} />
      <TextField type="date" name="to" label={t("csi.report.to")} value={filters.to} min={filters.from} />
      <SelectField
        name="platform"
        label={t("csi.report.platform")}
        value={filters.platform ?? ""}
        choices={[
          all,
          ...platformsReady.map((value) => ({ value, label: platformLabel(value, locale) })),
        ]}
      />
      <SelectField
        name="agent"
        label={t("csi.report.agent")}
        value={filters.agent ?? ""}
        choices={[all, ...members.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Button>{t("csi.report.show")}</Button>
    </form>
  );
}

/** The filters of an address. */
export function filtersIn(query: URLSearchParams): CsiFilters {
  const given = (name: string) => query.get(name) || undefined;
  return {
    from: given("from"),
    to: given("to"),
    platform: given("platform"),
    connection: given("connection"),
    agent: given("agent"),
  };
}

/** The same as the end of an address. */
export function queryOf(filters: CsiFilters, more: Readonly<Record<string, string>> = {}): string {
  const entries = Object.entries({ ...filters, ...more }).filter(([, value]) => value);
  const query = new URLSearchParams(entries as [string, string][]);
  return query.size > 0 ? `?${query}` : "";
}
