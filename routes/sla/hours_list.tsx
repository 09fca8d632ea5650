import { Plus } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { HoursRow } from "@/lib/sla/hours_book.ts";
import { hoursView } from "@/lib/sla/hours_view.ts";
import { SLA } from "@/routes/sla/frame.tsx";

/** The business hours, and whether they are open now. */
export function HoursList({ lang, hours }: { lang: Lang; hours: readonly HoursRow[] }) {
  const { t } = lang;
  return (
    <Card
      title={t("sla.hours")}
      action={<ButtonLink small icon={Plus} href={`${SLA}/hours/new`}>{t("sla.hours.new")}</ButtonLink>}
    >
      {hours.length === 0 ? <p class="quiet">{t("sla.hours.empty")}</p> : (
        <ul class="list">
          {hours.map((row) => <Hours key={row.id} lang={lang} row={row} />)}
        </ul>
      )}
    </Card>
  );
}

function Hours({ lang, row: { id, name, timeZone }, row }: { lang: Lang; row: HoursRow }) {
  const { t, now } = lang;
  const { open } = hoursView(row, now);
  return (
    <li class="list-row">
      <span class="list-main">
        <b dir="auto">{name}</b>
        <span class="quiet">
          {timeZone.replaceAll("_", " ")}{" "}
          <Tag tone={open ? "ok" : "plain"}>{t(open ? "sla.hours.open" : "sla.hours.closed")}</Tag>
        </span>
      </span>
      <ButtonLink
        small
        href={`${SLA}/hours/${encodeURIComponent(id)}`}
        aria-label={t("sla.hours.edit", { name })}
      >
        {t("page.edit")}
      </ButtonLink>
    </li>
  );
}
