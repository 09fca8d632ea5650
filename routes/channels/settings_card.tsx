import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Capability } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { AutomaticFields } from "@/routes/channels/automatic_fields.tsx";
import { SwitchFields, TagFields, TicketFields } from "@/routes/channels/ticket_fields.tsx";
import type { Refused } from "@/routes/forms.ts";

export interface SettingsProps {
  lang: Lang;
  connection: ConnectionView;
  row: Capability;
  /** This very form, as it was sent and refused. */
  refused?: Refused;
}

/** Its name, and what becomes of the messages that it brings. */
export function SettingsCard(props: SettingsProps) {
  const { lang: { t }, connection, refused } = props;
  const failed = refused?.action === "settings" ? refused : undefined;
  const fields = { ...props, refused: failed };
  return (
    <Card title={t("connection.settings")}>
      <Form lang={props.lang} does="settings" faults={failed?.faults}>
        <TextField
          name="name"
          label={t("connection.name")}
          help={t("connection.name.help")}
          value={failed?.form.text("name") ?? connection.name}
          error={failed?.faults.fields.name}
          autocomplete="off"
        />
        <TicketFields {...fields} />
        <TagFields {...fields} />
        <SwitchFields {...fields} />
        <AutomaticFields {...fields} />
        <Button kind="main">{t("page.save")}</Button>
      </Form>
    </Card>
  );
}
