import { Download } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import type { Sheet, SheetCell, SheetColumn, SheetRow } from "@/components/reports/sheet.ts";
import { durationText, scoreText, shareText } from "@/components/reports/words.ts";
import { Table } from "@/components/Table.tsx";
import { isPlatform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  sheet: Sheet;
  /** Where it can be had as a file. */
  csv: string;
}

/** A table of a report; each number leads to the tickets behind it. */
export function SheetTable({ lang, sheet, csv }: Props) {
  const { t } = lang;
  return (
    <div class="sheet" id={sheet.id}>
      <Table
        caption={sheet.title}
        rows={sheet.rows}
        rowKey={({ key }) => key}
        columns={[
          { key: "name", title: sheet.first, cell: (row: SheetRow) => <Name row={row} /> },
          ...sheet.columns.map((column, index) => ({
            key: column.key,
            title: column.title,
            number: column.kind !== "text",
            cell: ({ cells }: SheetRow) => <Cell lang={lang} column={column} cell={cells[index]} />,
          })),
        ]}
      />
      <p class="sheet-ways">
        <ButtonLink
          kind="quiet"
          small
          icon={Download}
          href={csv}
          download
          aria-label={t("reports.csv.of", { name: sheet.title })}
        >
          {t("reports.csv")}
        </ButtonLink>
      </p>
    </div>
  );
}

function Name({ row: { name, href, platform } }: { row: SheetRow }) {
  return (
    <span class="sheet-name">
      {platform && isPlatform(platform) && <PlatformBadge platform={platform} size={18} />}
      {href ? <a href={href}>{name}</a> : name}
    </span>
  );
}

function Cell({ lang, column, cell }: { lang: Lang; column: SheetColumn; cell: SheetCell | undefined }) {
  const text = cellText(lang, column, cell?.value ?? null);
  return cell?.href ? <a href={cell.href}>{text}</a> : <>{text}</>;
}

/** As people read it. */
function cellText(lang: Lang, { kind }: SheetColumn, value: SheetCell["value"]): string {
  if (typeof value === "string") return value;
  switch (kind) {
    case "time":
      return durationText(lang, value);
    case "share":
      return shareText(lang, value);
    case "score":
      return scoreText(lang, value);
    case "count":
    case "text":
      return value === null ? lang.t("reports.none") : lang.numbers.count(value);
  }
}
