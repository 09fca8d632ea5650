import { type Context, page } from "fresh";
import TimeZone from "@/islands/TimeZone.tsx";
import { listDevices, removeDevice, testDevice } from "@/lib/notify/devices.ts";
import { changeNotifySettings, type NotifyChange, notifySettings } from "@/lib/notify/settings.ts";
import { vapidKeys } from "@/lib/notify/vapid.ts";
import { act, doneAt, type Form, type Refused } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { CauseCard, causesFrom } from "@/routes/notify/cause_card.tsx";
import { DevicesCard, HereCard, InstallCard } from "@/routes/notify/device_cards.tsx";
import { LockCard, QuietCard, quietFrom } from "@/routes/notify/quiet_cards.tsx";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";

const HERE = "/settings/notifications";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, {
      causes: (form) => save(ctx, desk, causesFrom(form), "notifyCauses"),
      quiet: (form) => save(ctx, desk, quietFrom(form), "notifyQuiet"),
      lock: (form) => save(ctx, desk, { showText: form.has("showText") }, "notifyLock"),
      test: (form) => test(ctx, desk, form),
      remove: (form) => remove(ctx, desk, form),
    }, (refused) => view(ctx, desk, refused))
  ),
});

async function view(ctx: Context<State>, { workspace, viewer, may }: Desk, refused?: Refused) {
  const { control, secrets } = ctx.state.services;
  return {
    may,
    refused,
    memberId: viewer.user.id,
    settings: await notifySettings(workspace, viewer.user.id),
    devices: await listDevices(workspace, viewer),
    publicKey: (await vapidKeys(control, secrets)).publicKey,
  };
}

async function save(ctx: Context<State>, { workspace, viewer }: Desk, change: NotifyChange, done: string) {
  await changeNotifySettings(workspace, viewer.user.id, change);
  return doneAt(ctx, HERE, done);
}

async function test(ctx: Context<State>, { workspace, viewer }: Desk, form: Form) {
  await testDevice(ctx.state.services, workspace, viewer.user.id, form.text("device"));
  return doneAt(ctx, HERE, "notifyTest");
}

async function remove(ctx: Context<State>, { workspace, viewer }: Desk, form: Form) {
  await removeDevice(workspace, viewer.user.id, form.text("device"));
  return doneAt(ctx, HERE, "notifyDevice");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { may, settings, devices, publicKey, memberId, refused } = data;
  const { t } = lang;
  const quiet = refused?.action === "quiet" ? refused : undefined;
  return (
    <SettingsFrame
      lang={lang}
      may={may}
      here={HERE}
      title={t("notify.settings.title")}
      lead={t("notify.settings.lead")}
    >
      <HereCard lang={lang} publicKey={publicKey} memberId={memberId} devices={devices} />
      <CauseCard lang={lang} settings={settings} may={may} />
      <QuietCard lang={lang} settings={settings} refused={quiet} />
      <LockCard lang={lang} settings={settings} />
      <DevicesCard lang={lang} devices={devices} />
      <InstallCard lang={lang} />
      <TimeZone />
    </SettingsFrame>
  );
});
