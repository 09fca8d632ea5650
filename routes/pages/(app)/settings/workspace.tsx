import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { TextField } from "@/components/TextField.tsx";
import { changeWorkspace } from "@/lib/auth/change_workspace.ts";
import { isLocale, LOCALES } from "@/lib/i18n/locale.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";

const HERE = "/settings/workspace";

export const handlers = define.handlers({
  GET: permitted("manageSettings", (_ctx, desk) => page(view(desk))),
  POST: permitted(
    "manageSettings",
    (ctx, desk) => act(ctx, { "": (form) => save(ctx, desk, form) }, (refused) => view(desk, refused)),
  ),
});

function view({ workspace: { name, locale }, may }: Desk, refused?: Refused) {
  return { name, locale, may, refused };
}

async function save(ctx: Context<State>, { viewer, workspace }: Desk, form: Sent) {
  const chosen = form.text("locale");
  const locale = isLocale(chosen) ? chosen : workspace.locale;
  await changeWorkspace(ctx.state.services, viewer, { name: form.text("businessName"), locale });
  return doneAt(ctx, HERE, "workspace");
}

export default define.page<typeof handlers>(({ data: { name, locale, may, refused }, state: { lang } }) => {
  const { t } = lang;
  return (
    <SettingsFrame
      lang={lang}
      may={may}
      here={HERE}
      title={t("settings.workspace")}
      lead={t("settings.workspace.lead")}
    >
      <Card>
        <Form lang={lang} faults={refused?.faults}>
          <TextField
            name="businessName"
            label={t("settings.workspace.name")}
            value={refused?.form.text("businessName") ?? name}
            error={refused?.faults.fields.businessName}
            autocomplete="organization"
          />
          <SelectField
            name="locale"
            label={t("settings.workspace.locale")}
            help={t("settings.workspace.locale.help")}
            value={refused?.form.text("locale") ?? locale}
            choices={LOCALES.map((value) => ({ value, label: t(`page.language.${value}`) }))}
          />
          <Button kind="main">{t("page.save")}</Button>
        </Form>
      </Card>
    </SettingsFrame>
  );
});
