import { type Context, page } from "fresh";
import { LinkIcon } from "@/components/icons.ts";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Form } from "@/components/Form.tsx";
import { Page } from "@/components/Page.tsx";
import { TextField } from "@/components/TextField.tsx";
import { applyReset, readReset } from "@/lib/auth/resets.ts";
import { requireCalm } from "@/lib/auth/throttle.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { secret } from "@/routes/secret.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  async GET(ctx) {
    const data = await view(ctx);
    return page(data, { status: data.person ? 200 : 410, headers: secret(ctx) });
  },
  POST: (ctx) => act(ctx, { "": (form) => save(ctx, form) }, (refused) => view(ctx, refused), secret(ctx)),
});

async function view(ctx: Context<State>, refused?: Refused) {
  const { control, now } = ctx.state.services;
  return { person: await readReset(control, ctx.params.token ?? "", now()), refused };
}

async function save(ctx: Context<State>, form: Sent): Promise<Response> {
  const { services: { kv, control, now }, address } = ctx.state;
  await requireCalm(kv, "reset", { address }, now());
  await applyReset(control, ctx.params.token ?? "", form.text("password"), now());
  return doneAt(ctx, "/login", "reset");
}

export default define.page<typeof handlers>(({ data: { person, refused }, state: { lang } }) => {
  const { t } = lang;
  const title = <Title lang={lang} of={t("auth.reset.title")} />;
  if (!person) {
    return (
      <EmptyState heading icon={LinkIcon} title={t("auth.reset.gone")} help={t("auth.reset.gone.help")}>
        {title}
        <ButtonLink kind="main" href="/login">{t("auth.forgot.back")}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Page title={t("auth.reset.title")} lead={t("auth.reset.lead", { name: person.name })} narrow>
      {title}
      <Form lang={lang} faults={refused?.faults}>
        <input type="text" name="username" autocomplete="username" value={person.email} hidden readOnly />
        <TextField
          name="password"
          type="password"
          label={t("auth.password.new")}
          help={t("auth.password.help")}
          error={refused?.faults.fields.password}
          autocomplete="new-password"
          required
        />
        <Button kind="main">{t("auth.reset.save")}</Button>
      </Form>
    </Page>
  );
});
