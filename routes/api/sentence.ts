import { capability } from "@/lib/channels/capabilities.ts";
import type { AppError } from "@/lib/errors.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Params } from "@/lib/i18n/message.ts";

/** Faults of one field that have a sentence of their own, wherever the field stands. */
const TELLING: readonly unknown[] = [
  "unknown_variable",
  "broken_variable",
  "note_open",
  "note_without_fallback",
  "not_here",
];

/** What a person reads about a refusal: the most telling sentence that there is. */
export function sentenceOf({ code, details }: AppError, locale: Locale): string {
  const t = translator(locale);
  const params = paramsOf(details, locale);
  const reason = typeof details.reason === "string" ? details.reason : "";
  if (code === "connect_failed") return t.code("connect.error", reason, params);
  const closer = `${code}_${reason}`;
  if (t.knows("composer.closed", closer)) return t.code("composer.closed", closer, params);
  if (t.knows("form.refusal", reason)) return t.code("form.refusal", reason, params);
  const [fault] = Object.values(details.fields ?? {}).filter((one) => TELLING.includes(one));
  return fault ? t.code("form.fault", String(fault), params) : t.code("errors", code, params);
}

/** A platform is named as people write it. */
function paramsOf(details: AppError["details"], locale: Locale): Params {
  const plain = Object.entries(details).filter((entry): entry is [string, string | number] =>
    typeof entry[1] === "string" || typeof entry[1] === "number"
  );
  const row = capability(String(details.platform));
  const platform = row && (locale === "ru" ? row.labelRu ?? row.label : row.label);
  return {
    platform: "",
    connection: "",
    said: "",
    ...Object.fromEntries(plain),
    ...platform && { platform },
  };
}
