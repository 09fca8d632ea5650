import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { type Choice, SelectField } from "@/components/SelectField.tsx";
import type { SlaChoice } from "@/db/schema/workspace.ts";
import { capabilities } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import type { HoursRow } from "@/lib/sla/hours_book.ts";
import type { PolicyRow } from "@/lib/sla/policy_book.ts";
import { choiceName } from "@/routes/sla/choice_input.ts";

interface Props {
  lang: Lang;
  connections: readonly ConnectionView[];
  policies: readonly PolicyRow[];
  hours: readonly HoursRow[];
}

/** Which policy each channel follows, for direct messages and for posts apart (C-04). */
export function ChoiceCard({ lang, connections, policies, hours }: Props) {
  const { t } = lang;
  return (
    <Card title={t("sla.choice")}>
      {connections.length === 0
        ? <p class="quiet">{t("sla.choice.empty")}</p>
        : (
          <Form lang={lang} does="choice">
            <p class="quiet">{t("sla.choice.help")}</p>
            {connections.map((one) => (
              <Connection key={one.id} lang={lang} connection={one} policies={policies} hours={hours} />
            ))}
            <Button kind="main">{t("page.save")}</Button>
          </Form>
        )}
    </Card>
  );
}

function Connection({ lang: { t }, connection, policies, hours }: Omit<Props, "connections"> & {
  connection: ConnectionView;
}) {
  const { id, name, platform, settings: { sla = {} } } = connection;
  const byPolicy = choices(t("sla.choice.none"), policies);
  const hasPosts = capabilities[platform].kinds.some((kind) => kind !== "direct");
  const offered: readonly (readonly [what: keyof SlaChoice, choices: Choice[]])[] = [
    ["direct", byPolicy],
    ["posts", byPolicy],
    ["hours", choices(t("sla.choice.hours.policy"), hours)],
  ];
  const fields = offered.filter(([what]) => what !== "posts" || hasPosts);
  return (
    <div class="choices">
      <fieldset>
        <legend>
          <PlatformBadge platform={platform} size={20} />
          <span dir="auto">{name}</span>
        </legend>
        <div class="choices-fields">
          {fields.map(([what, choices]) => (
            <SelectField
              key={what}
              name={choiceName(what, id)}
              label={t(`sla.choice.${what}`)}
              choices={choices}
              value={sla[what] ?? ""}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function choices(none: string, rows: readonly { id: string; name: string }[]): Choice[] {
  return [{ value: "", label: none }, ...rows.map(({ id, name }) => ({ value: id, label: name }))];
}
