import type { OwnField } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** What stands in an own field, as people read it; empty for an empty one. */
export function ownValueText({ locale }: Pick<Lang, "locale">, { kind, value = "" }: OwnField): string {
  if (value === "") return "";
  if (kind === "number") {
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(Number(value));
  }
  if (kind !== "date") return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(value));
}

/** How the names of own fields' controls begin, in every form. */
export const OWN_FIELD = "field:";

/** The name of its control in a form. */
export function ownFieldName({ id }: Pick<OwnField, "id">): string {
  return OWN_FIELD + id;
}
