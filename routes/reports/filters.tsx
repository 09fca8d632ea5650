import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Chip } from "@/components/Chip.tsx";
import { platformLabel } from "@/components/platform.ts";
import { type Choice, SelectField } from "@/components/SelectField.tsx";
import { TextField } from "@/components/TextField.tsx";
import { isPlatform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { FILTERS_OF } from "@/lib/reports/report.ts";
import { NATIVE } from "@/lib/reports/tally.ts";
import { filterCount, reportHref } from "@/routes/reports/address.ts";
import type { Choices, ReportData } from "@/routes/reports/load.ts";

interface Props {
  lang: Lang;
  /** Below /reports. */
  path: string;
  data: ReportData;
}

const PERIODS = ["today", "7", "30", "90"] as const;

/** Which days, whose and where: links and a form that leads to the same page. */
export function ReportFilters({ lang, path, data }: Props) {
  const { t } = lang;
  const { address, report, faults, typed } = data;
  const own = address.period === "own";
  const count = filterCount(address);
  const open = count > 0 || own || Object.keys(faults).length > 0;
  const [from, to] = Object.keys(faults).length > 0 ? [typed.from, typed.to] : [report.from, report.to];
  return (
    <div class="report-filters">
      <nav class="chips" aria-label={t("reports.period")}>
        {PERIODS.map((period) => (
          <Chip
            key={period}
            on={period === (address.period ?? "7")}
            href={reportHref(path, { ...address, period, from: undefined, to: undefined })}
          >
            {t(`reports.period.${period}`)}
          </Chip>
        ))}
        <Chip
          on={own}
          href={reportHref(path, { ...address, period: "own", from: report.from, to: report.to })}
        >
          {t("reports.period.own")}
        </Chip>
      </nav>
      <details class="report-more" open={open}>
        <summary>{count > 0 ? t("reports.filters.set", { count }) : t("reports.filters")}</summary>
        <form method="get" action={`/reports${path}`} class="report-form">
          {!own && <input type="hidden" name="period" value={address.period ?? "7"} />}
          <TextField type="date" name="from" label={t("reports.from")} value={from} error={faults.from} />
          <TextField type="date" name="to" label={t("reports.to")} value={to} error={faults.to} />
          {selects(lang, data).map(({ name, label, choices }) => (
            <SelectField
              key={name}
              name={name}
              id={`report-${name}`}
              label={label}
              choices={choices}
              value={address[name] ?? ""}
            />
          ))}
          <div class="report-ways">
            <Button kind="main">{t("reports.show")}</Button>
            {(count > 0 || own) && (
              <ButtonLink kind="quiet" href={`/reports${path}`}>{t("reports.filters.reset")}</ButtonLink>
            )}
          </div>
        </form>
      </details>
    </div>
  );
}

interface Select {
  readonly name: "channel" | "agent" | "team" | "tag";
  readonly label: string;
  readonly choices: Choice[];
}

/** Those that the report knows, of which there is something to choose. */
function selects(lang: Lang, { report, choices }: ReportData): Select[] {
  const { t } = lang;
  const known = FILTERS_OF[report.name];
  const all = (label: string): Choice => ({ value: "", label });
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  const agents = choices.onlyOwn
    ? choices.members.map(({ id }) => ({ value: id, label: t("reports.agent.me") }))
    : [...named(choices.members), { value: NATIVE, label: t("reports.agent.native") }];
  const found: (Select & { readonly is: boolean })[] = [
    {
      name: "channel",
      label: t("reports.channel"),
      choices: [all(t("reports.channel.all")), ...channelChoices(lang, choices)],
      is: choices.channels.length > 0,
    },
    {
      name: "agent",
      label: t("reports.agent"),
      choices: [all(t("reports.agent.all")), ...agents],
      is: known.includes("agent"),
    },
    {
      name: "team",
      label: t("reports.team"),
      choices: [all(t("reports.team.all")), ...named(choices.teams)],
      is: known.includes("team") && choices.teams.length > 0,
    },
    {
      name: "tag",
      label: t("reports.tag"),
      choices: [all(t("reports.tag.all")), ...choices.tags.map((name) => ({ value: name, label: name }))],
      is: known.includes("tag") && choices.tags.length > 0,
    },
  ];
  return found.filter(({ is }) => is);
}

/** A platform, then its connections; one that has only one stands for it. */
function channelChoices({ locale, t }: Lang, { channels }: Choices): Choice[] {
  return [...Map.groupBy(channels, ({ platform }) => platform)].flatMap(([platform, own]) => {
    const label = isPlatform(platform) ? platformLabel(platform, locale) : platform;
    const each = own.map(({ id, name }) => ({
      value: id,
      label: `${label}: ${name ?? t("reports.channel.gone")}`,
    }));
    return own.length > 1 ? [{ value: platform, label }, ...each] : each;
  });
}
