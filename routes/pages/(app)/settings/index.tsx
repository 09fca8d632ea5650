import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { TextField } from "@/components/TextField.tsx";
import { changePassword, changeProfile, logOutOthers } from "@/lib/auth/account.ts";
import { requireCalm } from "@/lib/auth/throttle.ts";
import { workspacesOf } from "@/lib/auth/workspaces.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { LookCard, SpacesCard } from "@/routes/profile_cards.tsx";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";

const HERE = "/settings";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, {
      profile: (form) => saveProfile(ctx, desk, form),
      password: (form) => savePassword(ctx, desk, form),
      others: () => leaveOthers(ctx, desk),
    }, (refused) => view(ctx, desk, refused))
  ),
});

async function view({ state: { services } }: Context<State>, { viewer, may }: Desk, refused?: Refused) {
  const { user, workspaceId } = viewer;
  const { name, email } = user;
  return { name, email, workspaceId, may, spaces: await workspacesOf(services.control, user), refused };
}

async function saveProfile(ctx: Context<State>, { viewer }: Desk, form: Sent) {
  await changeProfile(ctx.state.services.control, viewer, { name: form.text("name") });
  return doneAt(ctx, HERE, "profile");
}

async function savePassword(ctx: Context<State>, { viewer }: Desk, form: Sent) {
  const { services: { kv, control, now }, address } = ctx.state;
  await requireCalm(kv, "change_password", { address, subject: viewer.user.id }, now());
  await changePassword(control, viewer, { current: form.text("current"), next: form.text("next") });
  return doneAt(ctx, HERE, "password");
}

async function leaveOthers(ctx: Context<State>, { viewer }: Desk) {
  await logOutOthers(ctx.state.services.control, viewer);
  return doneAt(ctx, HERE, "signedOutOthers");
}

export default define.page<typeof handlers>(({ data, state: { lang, theme } }) => {
  const { t } = lang;
  const { refused, name, email, may, spaces, workspaceId } = data;
  const profile = refused?.action === "profile" ? refused : undefined;
  return (
    <SettingsFrame lang={lang} may={may} here={HERE} title={t("settings.title")}>
      <Card title={t("settings.profile")}>
        <Form lang={lang} does="profile" faults={profile?.faults}>
          <TextField
            name="name"
            label={t("auth.name")}
            help={t("auth.name.help")}
            value={profile?.form.text("name") ?? name}
            error={profile?.faults.fields.name}
            autocomplete="name"
          />
          <TextField
            name="email"
            label={t("auth.email")}
            help={t("settings.profile.email.help")}
            value={email}
            readOnly
          />
          <Button kind="main">{t("page.save")}</Button>
        </Form>
      </Card>
      <LookCard lang={lang} theme={theme} />
      <PasswordCard lang={lang} refused={refused} email={email} />
      <Card title={t("settings.devices")}>
        <Form lang={lang} does="others">
          <p class="quiet">{t("settings.devices.help")}</p>
          <Button>{t("settings.devices.signOut")}</Button>
        </Form>
      </Card>
      {spaces.length > 1 && <SpacesCard lang={lang} spaces={spaces} here={workspaceId} />}
    </SettingsFrame>
  );
});

function PasswordCard({ lang, refused, email }: { lang: Lang; refused?: Refused; email: string }) {
  const { t } = lang;
  const faults = refused?.action === "password" ? refused.faults : undefined;
  return (
    <Card title={t("settings.password")}>
      <Form lang={lang} does="password" faults={faults}>
        <input type="text" name="username" autocomplete="username" value={email} hidden readOnly />
        <TextField
          name="current"
          type="password"
          label={t("settings.password.current")}
          error={faults?.fields.current}
          autocomplete="current-password"
        />
        <TextField
          name="next"
          type="password"
          label={t("auth.password.new")}
          help={`${t("auth.password.help")}. ${t("settings.password.help")}`}
          error={faults?.fields.next}
          autocomplete="new-password"
        />
        <Button kind="main">{t("settings.password.save")}</Button>
      </Form>
    </Card>
  );
}
