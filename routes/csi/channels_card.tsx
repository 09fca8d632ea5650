import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { TextAreaField } from "@/components/TextAreaField.tsx";
import { capabilities, type Capability } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { LOCALES } from "@/lib/i18n/locale.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { delays } from "@/routes/csi/choices.ts";
import { ownName } from "@/routes/csi/input.ts";
import type { Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  connections: readonly ConnectionView[];
  refused?: Refused;
}

/** What each channel does in another way than the rest. */
export function ChannelsCard({ lang, connections, refused }: Props) {
  const { t } = lang;
  return (
    <Card title={t("csi.channels")}>
      {connections.length === 0
        ? <p class="quiet">{t("csi.channels.empty")}</p>
        : (
          <Form lang={lang} does="channels" faults={refused?.faults}>
            <p class="quiet">{t("csi.channels.help")}</p>
            {connections.map((one) => (
              <Channel
                key={one.id}
                lang={lang}
                connection={one}
                refused={refused}
              />
            ))}
            <Button kind="main">{t("page.save")}</Button>
          </Form>
        )}
    </Card>
  );
}

interface ChannelProps {
  lang: Lang;
  connection: ConnectionView;
  refused?: Refused;
}

function Channel({ lang, connection, refused }: ChannelProps) {
  const { t } = lang;
  const { id, name, platform, settings: { csi = {} } } = connection;
  const { enabled, language, delayMinutes } = csi;
  const typed = (what: string) => refused?.form.text(ownName(what, id));
  const same = (what: "enabled" | "language" | "delay") => ({
    value: "",
    label: t(`csi.channel.${what}.same`),
  });
  return (
    <div class="choices">
      <fieldset>
        <legend>
          <PlatformBadge platform={platform} size={20} />
          <span dir="auto">{name}</span>
        </legend>
        <Needs lang={lang} connection={connection} />
        <div class="choices-fields">
          <SelectField
            name={ownName("enabled", id)}
            label={t("csi.channel.enabled")}
            value={typed("enabled") ?? (enabled === undefined ? "" : enabled ? "on" : "off")}
            choices={[
              same("enabled"),
              { value: "on", label: t("csi.channel.enabled.on") },
              { value: "off", label: t("csi.channel.enabled.off") },
            ]}
          />
          <SelectField
            name={ownName("delayMinutes", id)}
            label={t("csi.channel.delay")}
            value={typed("delayMinutes") ?? String(delayMinutes ?? "")}
            choices={[same("delay"), ...delays(lang, delayMinutes ?? 0)]}
          />
          <SelectField
            name={ownName("language", id)}
            label={t("csi.channel.language")}
            value={typed("language") ?? language ?? ""}
            choices={[
              same("language"),
              ...LOCALES.map((value) => ({ value, label: t(`page.language.${value}`) })),
            ]}
          />
        </div>
        <OwnWords lang={lang} connection={connection} refused={refused} />
      </fieldset>
    </div>
  );
}

/** A question that this channel alone asks. */
function OwnWords({ lang: { t }, connection: { id, settings }, refused }: ChannelProps) {
  const { question = {} } = settings.csi ?? {};
  const nameOf = (language: "ru" | "en") => ownName(`question-${language}`, id);
  const wrong = LOCALES.some((language) => refused?.faults.fields[nameOf(language)]);
  return (
    <details class="times-more" open={wrong || Object.keys(question).length > 0}>
      <summary>{t("csi.channel.words")}</summary>
      <div class="form">
        {LOCALES.map((language) => (
          <TextAreaField
            key={language}
            name={nameOf(language)}
            label={t(`csi.question.${language}`)}
            value={refused?.form.text(nameOf(language)) ?? question[language] ?? ""}
            error={refused?.faults.fields[nameOf(language)]}
            lang={language}
            rows={2}
          />
        ))}
      </div>
    </details>
  );
}

/** Why nobody can be asked there, and where that is changed. */
function Needs({ lang: { t }, connection }: ChannelProps) {
  const row: Capability = capabilities[connection.platform];
  const { switch: needed, section } = row.csiNeeds ?? {};
  const { settings, id } = connection;
  const missing = needed && !settings[needed]
    ? "csi.channel.needs.chatBot" as const
    : section && (settings.section ?? row.section.default) !== section
    ? "csi.channel.needs.section" as const
    : undefined;
  if (!missing) return null;
  return (
    <p class="csi-needs">
      {t(missing)} <a href={`/settings/channels/${id}`}>{t("csi.channel.needs.go")}</a>
    </p>
  );
}
