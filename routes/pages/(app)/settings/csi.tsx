import { type Context, page } from "fresh";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { ChartColumnBig } from "@/components/icons.ts";
import { platformsReady } from "@/lib/channels/capabilities.ts";
import { changeCsi } from "@/lib/csi/change_settings.ts";
import { changeOverride } from "@/lib/csi/override.ts";
import { csiSettings } from "@/lib/csi/settings.ts";
import { AppError } from "@/lib/errors.ts";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { dayWish } from "@/lib/replies/values.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";
import { ChannelsCard } from "@/routes/csi/channels_card.tsx";
import { overrideFrom, ownName, settingsFrom } from "@/routes/csi/input.ts";
import { PreviewCard } from "@/routes/csi/preview_card.tsx";
import { SettingsCard } from "@/routes/csi/settings_card.tsx";
import { act, doneAt, type Form, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";

const HERE = "/settings/csi";

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(ctx, {
      settings: (form) => save(ctx, desk, form),
      channels: (form) => saveChannels(ctx, desk, form),
    }, (refused) => view(ctx, desk, refused))),
});

async function view(ctx: Context<State>, { workspace, viewer, may }: Desk, refused?: Refused) {
  const { services, lang } = ctx.state;
  const connections = await listConnections(services, workspace);
  const used = new Set(connections.map(({ platform }) => platform));
  const platforms = platformsReady.filter((platform) => used.size === 0 || used.has(platform));
  const settings = await csiSettings(workspace);
  const values = sampleOf(ctx, workspace.name, viewer.user.name);
  return {
    may,
    settings,
    connections,
    platforms,
    values,
    refused,
    url: `${services.config.origin}/csi/`,
    lang,
  };
}

/** Somebody who could be a customer, for the example. */
function sampleOf({ state: { lang, services } }: Context<State>, business: string, agent: string): Values {
  return {
    "contact.first_name": lang.t("csi.preview.name"),
    "contact.name": lang.t("csi.preview.name"),
    "agent.first_name": agent.split(" ")[0] ?? agent,
    "agent.name": agent,
    "ticket.number": "128",
    "workspace.name": business,
    "day.wish": dayWish(services.now(), lang.timeZone, lang.locale),
  };
}

async function save(ctx: Context<State>, { workspace, viewer }: Desk, form: Form): Promise<Response> {
  await changeCsi(workspace, viewer, settingsFrom(form));
  return doneAt(ctx, HERE, "csiSaved");
}

async function saveChannels(ctx: Context<State>, { workspace }: Desk, form: Form): Promise<Response> {
  const { services } = ctx.state;
  for (const { id } of await listConnections(services, workspace)) {
    await changeOverride(services, workspace, id, overrideFrom(form, id)).catch((error) =>
      ofChannel(error, id)
    );
  }
  return doneAt(ctx, HERE, "csiSaved");
}

/** Names the fields as the form of all channels has them. */
function ofChannel(error: unknown, id: string): never {
  if (!(error instanceof AppError) || typeof error.details.fields !== "object") throw error;
  const fields = Object.entries(error.details.fields ?? {}).map(([name, code]) => [ownName(name, id), code]);
  throw new AppError(error.code, { ...error.details, fields: Object.fromEntries(fields) });
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { may, settings, connections, platforms, values, url, refused } = data;
  const { t } = lang;
  const of = (action: string) => refused?.action === action ? refused : undefined;
  return (
    <SettingsFrame lang={lang} may={may} here={HERE} title={t("csi.title")} lead={t("csi.lead")}>
      <p>
        <ButtonLink icon={ChartColumnBig} href="/reports/csi">{t("csi.see")}</ButtonLink>
      </p>
      <SettingsCard lang={lang} settings={settings} refused={of("settings")} />
      <PreviewCard lang={lang} settings={settings} platforms={platforms} values={values} url={url} />
      <ChannelsCard lang={lang} connections={connections} refused={of("channels")} />
    </SettingsFrame>
  );
});
