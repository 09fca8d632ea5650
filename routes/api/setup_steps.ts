import { translator } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";

/** A connection whose steps can be read without our catalogue at hand. */
export function inWords(connection: ConnectionView, locale: Locale) {
  const t = translator(locale);
  const setup = connection.setup.map((step) => {
    const next = `${step.key}.left`;
    const key = !step.done && t.knows("guide.check", next) ? next : step.key;
    return { ...step, text: t.code("guide.check", key, step.params) };
  });
  return { ...connection, setup };
}
