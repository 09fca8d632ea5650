import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import { Page } from "@/components/Page.tsx";
import { SelectField } from "@/components/SelectField.tsx";
import { TextField } from "@/components/TextField.tsx";
import { requireCalm } from "@/lib/auth/throttle.ts";
import { signUp } from "@/lib/auth/sign_up.ts";
import { AppError } from "@/lib/errors.ts";
import { isLocale, LOCALES } from "@/lib/i18n/locale.ts";
import { beginWithStarters } from "@/lib/replies/starter/mod.ts";
import { enterWorkspace } from "@/routes/entering.ts";
import { act, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { PersonFields } from "@/routes/person_fields.tsx";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  GET: (ctx) => ctx.state.viewer ? ctx.redirect("/inbox", 303) : page(view()),
  POST: (ctx) => act(ctx, { "": (form) => create(ctx, form) }, view),
});

function view(refused?: Refused) {
  return { refused };
}

async function create(ctx: Context<State>, form: Sent): Promise<Response> {
  const { services: { kv, control, now }, address, lang } = ctx.state;
  const email = form.text("email");
  const chosen = form.text("locale");
  const locale = isLocale(chosen) ? chosen : lang.locale;
  await requireCalm(kv, "sign_up", { address, subject: email }, now());
  const { text } = form;
  const person = { email, password: text("password"), name: text("name"), locale };
  const { user, workspace } = await signUp(control, { ...person, businessName: text("businessName") }, now())
    .catch(unlikeLogIn);
  await beginWithStarters(ctx.state.services, workspace.id, user.id);
  return await enterWorkspace(ctx, user.id, workspace.id, "/start");
}

/** Whether the e-mail is known stays untold. */
function unlikeLogIn(error: unknown): never {
  if (!(error instanceof AppError) || error.code !== "unauthorized") throw error;
  throw new AppError("unauthorized", { reason: "cannot_sign_up" });
}

export default define.page<typeof handlers>(({ data: { refused }, state: { lang } }) => {
  const { t } = lang;
  return (
    <Page title={t("auth.signUp.title")} lead={t("auth.signUp.lead")} narrow>
      <Title lang={lang} of={t("auth.signUp.title")} description={t("front.description")} />
      <Form lang={lang} faults={refused?.faults}>
        <TextField
          name="businessName"
          label={t("auth.workspace")}
          help={t("auth.workspace.help")}
          value={refused?.form.text("businessName")}
          error={refused?.faults.fields.businessName}
          autocomplete="organization"
          required
        />
        <PersonFields lang={lang} refused={refused} />
        <SelectField
          name="locale"
          label={t("page.language")}
          help={t("auth.signUp.language.help")}
          value={refused?.form.text("locale") || lang.locale}
          choices={LOCALES.map((value) => ({ value, label: t(`page.language.${value}`) }))}
        />
        <Button kind="main">{t("auth.signUp.submit")}</Button>
      </Form>
      <p class="ways">
        <span>
          {t("auth.signUp.have")} <a href="/login">{t("auth.signIn.link")}</a>
        </span>
      </p>
    </Page>
  );
});
