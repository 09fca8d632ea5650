import type { FunctionComponent } from "preact";
import type { PaletteProps } from "@/islands/_palette/props.ts";
import { Sheet } from "@/islands/_palette/Sheet.tsx";
import type { Locale } from "@/lib/i18n/locale.ts";
import { translate } from "@/lib/i18n/translate.ts";

/** Makes the palette ready. Its words come with it, so that no page carries them. */
export async function load(locale: Locale): Promise<FunctionComponent<PaletteProps & { wanted: number }>> {
  const { palette } = locale === "ru"
    ? await import("@/lib/i18n/ru/palette.ts")
    : await import("@/lib/i18n/en/palette.ts");
  const t = translate(locale, { palette });
  return (props) => <Sheet {...props} t={t} />;
}
