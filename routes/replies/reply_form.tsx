import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import { type Choice, SelectField } from "@/components/SelectField.tsx";
import { TextAreaField } from "@/components/TextAreaField.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { ReplyTexts } from "@/db/schema/workspace.ts";
import ReplyHelp from "@/islands/ReplyHelp.tsx";
import { pick } from "@/lib/i18n/catalogue.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { MOST_TEXT, MOST_TITLE } from "@/lib/replies/check.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";
import type { Form as Sent, Refused } from "@/routes/forms.ts";

const ROWS = 8;
const LANGUAGES = ["ru", "en"] as const;

interface Props {
  lang: Lang;
  /** As it is kept; nothing for a new one. */
  reply?: { title: string; texts: ReplyTexts };
  place: string;
  places: readonly Choice[];
  values: Values;
  refused?: Refused;
}

/** A saved reply, to be written or changed, with what it comes out as. */
export function ReplyForm({ lang, reply, place, places, values, refused }: Props) {
  const { t } = lang;
  const failed = refused?.action === "save" ? refused : undefined;
  const errors = failed?.faults.fields ?? {};
  const texts = textsOf(failed?.form) ?? reply?.texts ?? {};
  const apart = LANGUAGES.some((language) => texts[language] || errors[`texts.${language}`]);
  const fields = [
    { id: "texts.any", text: texts.any ?? "" },
    ...LANGUAGES.map((language) => ({ id: `texts.${language}`, text: texts[language] ?? "" })),
  ];
  const area = { rows: ROWS, maxLength: MOST_TEXT, dir: "auto" } as const;
  return (
    <Form lang={lang} does="save" faults={failed?.faults} enctype="multipart/form-data">
      <TextField
        name="title"
        label={t("replies.field.title")}
        help={t("replies.field.title.help")}
        value={failed?.form.text("title") ?? reply?.title}
        error={errors.title}
        maxLength={MOST_TITLE}
        autocomplete="off"
      />
      <SelectField
        name="place"
        label={t("replies.field.place")}
        value={failed?.form.text("place") ?? place}
        error={errors.place ?? errors.folderId}
        choices={places}
      />
      <TextAreaField
        {...area}
        rows={apart && !texts.any ? 3 : ROWS}
        name="texts.any"
        label={t("replies.field.text")}
        help={t("replies.field.text.help")}
        value={texts.any ?? ""}
        error={errors["texts.any"]}
      />
      <details class="fold" open={apart}>
        <summary>{t("replies.field.languages")}</summary>
        <div class="form">
          <p class="quiet">{t("replies.field.languages.help")}</p>
          {LANGUAGES.map((language) => (
            <TextAreaField
              {...area}
              key={language}
              name={`texts.${language}`}
              label={t(`replies.field.${language}`)}
              lang={language}
              value={texts[language] ?? ""}
              error={errors[`texts.${language}`]}
            />
          ))}
        </div>
      </details>
      <ReplyHelp
        locale={lang.locale}
        messages={{ replies: pick(lang.locale, ["replies"]).replies ?? {} }}
        fields={fields}
        values={values}
      />
      <Button kind="main">{t("replies.create")}</Button>
    </Form>
  );
}

/** What was typed, when it could not be taken. */
export function textsOf(form: Sent | undefined): ReplyTexts | undefined {
  return form && {
    any: form.text("texts.any"),
    ru: form.text("texts.ru"),
    en: form.text("texts.en"),
  };
}
