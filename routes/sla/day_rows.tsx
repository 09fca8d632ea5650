import type { Lang } from "@/lib/i18n/lang.ts";
import type { Refused } from "@/routes/forms.ts";
import { DAYS, MOST_ROWS, rowName } from "@/routes/sla/week_rows.ts";

export interface RowValue {
  readonly from: string;
  readonly to: string;
  readonly overnight: boolean;
}

type Day = typeof DAYS[number];

interface Props {
  lang: Lang;
  day: Day;
  /** Those that are filled in. */
  rows: readonly RowValue[];
  refused?: Refused;
}

const EMPTY: RowValue = { from: "", to: "", overnight: false };

/** The working time of one weekday, with a place for one stretch more. */
export function DayRows({ lang, day, rows, refused }: Props) {
  const { t } = lang;
  const shown = rows.length === 0 ? [EMPTY] : rows;
  const spare = shown.length < MOST_ROWS && rows.length > 0;
  return (
    <fieldset class="weekday">
      <legend>{t(`sla.day.${day}`)}</legend>
      {shown.map((row, index) => <Row key={index} {...{ lang, day, row, index, refused }} />)}
      {spare && (
        <details class="weekday-more">
          <summary>{t("sla.hours.more")}</summary>
          <Row lang={lang} day={day} row={EMPTY} index={shown.length} refused={refused} />
        </details>
      )}
    </fieldset>
  );
}

interface RowProps {
  lang: Lang;
  day: Day;
  row: RowValue;
  index: number;
  refused?: Refused;
}

function Row({ lang: { t }, day: number, row, index, refused }: RowProps) {
  const name = rowName(number, index);
  const day = t(`sla.day.${number}`);
  return (
    <div class="weekday-row">
      <Time name={`${name}-from`} label={t("sla.hours.from", { day })} value={row.from} refused={refused} />
      <span aria-hidden="true">{t("sla.hours.till")}</span>
      <Time name={`${name}-to`} label={t("sla.hours.to", { day })} value={row.to} refused={refused} />
      <label class="weekday-over">
        <input
          type="checkbox"
          name={`${name}-over`}
          value="1"
          checked={row.overnight}
          aria-label={t("sla.hours.over.name", { day })}
        />
        <span aria-hidden="true">{t("sla.hours.over")}</span>
      </label>
      {["from", "to"].map((end) => {
        const error = refused?.faults.fields[`${name}-${end}`];
        return error && <p key={end} class="field-error" id={`${name}-${end}-error`}>{error}</p>;
      })}
    </div>
  );
}

function Time(
  { name, label, value, refused }: { name: string; label: string; value: string; refused?: Refused },
) {
  const wrong = refused?.faults.fields[name] !== undefined;
  return (
    <input
      type="time"
      class="input weekday-time"
      name={name}
      id={name}
      aria-label={label}
      aria-invalid={wrong ? "true" : undefined}
      aria-describedby={wrong ? `${name}-error` : undefined}
      value={value}
    />
  );
}
