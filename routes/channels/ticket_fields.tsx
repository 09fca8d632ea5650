import { SelectField } from "@/components/SelectField.tsx";
import { Switch } from "@/components/Switch.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Capability } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { SettingsProps } from "@/routes/channels/settings_card.tsx";

const REOPEN_DAYS = [1, 3, 7, 14, 30] as const;

/** Where its tickets go, and what a message after the closing does (C-01, C-02). */
export function TicketFields({ lang, connection, row, refused }: SettingsProps) {
  const { t } = lang;
  const { section, reopenDays } = connection.settings;
  const usual = row.reopens ? "" : "0";
  return (
    <>
      {row.section.choice && (
        <SelectField
          name="section"
          label={t("connection.section")}
          help={t("connection.section.help")}
          value={refused?.form.text("section") ?? section ?? row.section.default}
          error={refused?.faults.fields.section}
          choices={(["chat", "requests"] as const).map((value) => ({
            value,
            label: t(`connection.section.${value}`),
          }))}
        />
      )}
      <SelectField
        name="reopenDays"
        label={t("connection.reopen")}
        help={t("connection.reopen.help")}
        value={refused?.form.text("reopenDays") ?? String(reopenDays ?? usual)}
        error={refused?.faults.fields.reopenDays}
        choices={reopenChoices(lang, row, reopenDays)}
      />
    </>
  );
}

function reopenChoices({ t }: Lang, { reopens }: Capability, current = 0) {
  const days = new Set<number>([...REOPEN_DAYS, ...(current > 0 ? [current] : [])]);
  const usual = Math.max(0, ...Object.values(reopens ?? {}));
  return [
    ...(reopens ? [{ value: "", label: t("connection.reopen.usual", { count: usual }) }] : []),
    { value: "0", label: t("connection.reopen.0") },
    ...[...days].sort((a, b) => a - b).map((count) => ({
      value: String(count),
      label: t("connection.reopen.days", { count }),
    })),
  ];
}

/** The tags that new tickets get by where they came from (C-03). */
export function TagFields({ lang: { t }, connection, row, refused }: SettingsProps) {
  const { tags = {} } = connection.settings;
  return (
    <fieldset class="form">
      <legend>{t("connection.tags")}</legend>
      <p class="quiet">{t("connection.tags.help")}</p>
      {row.kinds.map((kind) => (
        <TextField
          key={kind}
          name={`tag-${kind}`}
          label={t(`connection.tag.${kind}`)}
          help={row.tags[kind] && t("connection.tag.usual", { tag: row.tags[kind] })}
          value={refused?.form.text(`tag-${kind}`) ?? tags[kind] ?? row.tags[kind] ?? ""}
          error={refused?.faults.fields[`tag-${kind}`]}
          autocomplete="off"
        />
      ))}
    </fieldset>
  );
}

/** What the platform can bring besides, when it is switched on. */
export function SwitchFields({ lang: { t }, connection, row, refused }: SettingsProps) {
  return (
    <>
      {row.switches?.map((name) => (
        <Switch
          key={name}
          name={name}
          label={t.code("connection.switch", name)}
          help={t.knows("connection.switch", `${name}.help`)
            ? t.code("connection.switch", `${name}.help`)
            : undefined}
          checked={refused ? refused.form.has(name) : connection.settings[name] === true}
        />
      ))}
    </>
  );
}
