import { TextAreaField } from "@/components/TextAreaField.tsx";
import { translator } from "@/lib/i18n/catalogue.ts";
import { LOCALES } from "@/lib/i18n/locale.ts";
import { VARIABLES } from "@/lib/replies/writing/variables.ts";
import type { SettingsProps } from "@/routes/csi/settings_card.tsx";

/** The question and the thanks, in the owner's own words where the usual ones will not do. */
export function WordFields({ lang: { t, locale }, settings, refused }: SettingsProps) {
  const list = new Intl.ListFormat(locale, { type: "disjunction" });
  const variables = list.format(VARIABLES.map((name) => `{{${name}}}`));
  const usual = {
    question: `csi.ask.${settings.scale}`,
    thanks: "csi.thanks.good",
  } as const;
  return (
    <fieldset class="form csi-part">
      <legend>{t("csi.words")}</legend>
      <p class="quiet">{t("csi.words.help", { variables })}</p>
      {(["question", "thanks"] as const).flatMap((what) =>
        LOCALES.map((language) => (
          <TextAreaField
            key={`${what}-${language}`}
            name={`${what}-${language}`}
            label={t(`csi.${what}.${language}`)}
            value={refused?.form.text(`${what}-${language}`) ?? settings[what][language] ?? ""}
            error={refused?.faults.fields[`${what}-${language}`]}
            placeholder={translator(language)(usual[what])}
            lang={language}
            rows={2}
          />
        ))
      )}
    </fieldset>
  );
}
