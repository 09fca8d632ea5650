import { SelectField } from "@/components/SelectField.tsx";
import { TextAreaField } from "@/components/TextAreaField.tsx";
import { VARIABLES } from "@/lib/replies/writing/variables.ts";
import type { SettingsProps } from "@/routes/channels/settings_card.tsx";

const WHEN = ["always", "outside_hours", "inside_hours"] as const;
const SHOWN_VARIABLES = VARIABLES.filter((name) => !name.startsWith("ticket."));

/** What a customer is told without anybody writing it: a greeting where the platform has one, and RE-01. */
export function AutomaticFields({ lang: { t, locale }, connection, row, refused }: SettingsProps) {
  const { greeting = "", acknowledgement } = connection.settings;
  const { text = "", when = "outside_hours" } = acknowledgement ?? {};
  const list = new Intl.ListFormat(locale, { type: "disjunction" });
  const variables = list.format(SHOWN_VARIABLES.map((name) => `{{${name}}}`));
  return (
    <>
      {row.greetingLimit !== undefined && (
        <TextAreaField
          name="greeting"
          label={t("connection.greeting")}
          help={t("connection.greeting.help", { count: row.greetingLimit })}
          value={refused?.form.text("greeting") ?? greeting}
          error={refused?.faults.fields.greeting}
          rows={2}
        />
      )}
      <fieldset class="form">
        <legend>{t("connection.note")}</legend>
        <p class="quiet">
          {t("connection.note.help")} {row.greetingLimit !== undefined && t("connection.note.greeted")}
        </p>
        <TextAreaField
          name="acknowledgement"
          label={t("connection.note.text")}
          help={t("connection.note.text.help", { variables })}
          value={refused?.form.text("acknowledgement") ?? text}
          error={refused?.faults.fields.acknowledgement}
          placeholder={t("connection.note.sample")}
          rows={5}
        />
        <SelectField
          name="acknowledgementWhen"
          label={t("connection.note.when")}
          value={refused?.form.text("acknowledgementWhen") ?? when}
          choices={WHEN.map((value) => ({ value, label: t(`connection.note.when.${value}`) }))}
        />
      </fieldset>
    </>
  );
}
