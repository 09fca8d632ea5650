import { page } from "fresh";
import { ExternalLink, MessageCircle } from "@/components/icons.ts";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { Page } from "@/components/Page.tsx";
import { platformLabel } from "@/components/platform.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { connect } from "@/lib/inbox/connect.ts";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { AppError } from "@/lib/errors.ts";
import { channelStates, chatUrl, isOwnChat, ownChat } from "@/routes/channel_states.ts";
import { PlatformGrid } from "@/routes/channels/platform_grid.tsx";
import { permitted } from "@/routes/guard.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  GET: permitted("manageConnections", async ({ state: { services } }, { workspace }) => {
    const connections = await listConnections(services, workspace);
    const chat = connections.find(({ platform }) => isOwnChat(platform));
    return page({
      states: channelStates(connections),
      chat: chat && chatUrl(services.config.origin, chat.id),
    });
  }),
  POST: permitted("manageConnections", async (ctx, { workspace }) => {
    await inTurn(workspace.id, () => makeChat(ctx.state, workspace));
    return ctx.redirect("/start", 303);
  }),
});

/** One chat, however often it is asked for. */
async function makeChat({ services, lang: { locale } }: State, workspace: Workspace): Promise<void> {
  if (!ownChat) throw new AppError("not_available");
  const connections = await listConnections(services, workspace);
  if (connections.some(({ platform }) => isOwnChat(platform))) return;
  const name = platformLabel(ownChat, locale);
  await connect(services, workspace, { platform: ownChat, name, credentials: {} });
}

const turns = new Map<string, Promise<void>>();

/** A button that is pressed twice at once does its work once, and then sees that it is done. */
async function inTurn(key: string, work: () => Promise<void>): Promise<void> {
  const mine = (turns.get(key) ?? Promise.resolve()).catch(() => undefined).then(work);
  turns.set(key, mine);
  try {
    await mine;
  } finally {
    if (turns.get(key) === mine) turns.delete(key);
  }
}

export default define.page<typeof handlers>(({ data: { chat, states }, state: { lang } }) => {
  const { t } = lang;
  return (
    <Page title={t("start.title")} lead={t("start.lead")}>
      <Title lang={lang} of={t("start.title")} />
      {chat ? <Ready lang={lang} chat={chat} /> : <TryChat lang={lang} />}
      <PlatformGrid lang={lang} title={t("start.channels")} states={states} />
    </Page>
  );
});

function TryChat({ lang: { t } }: { lang: Lang }) {
  return (
    <form method="post" class="start-way">
      <Button kind="main" icon={MessageCircle}>{t("start.try")}</Button>
      <ButtonLink kind="quiet" href="/inbox">{t("start.later")}</ButtonLink>
    </form>
  );
}

function Ready({ lang: { t }, chat }: { lang: Lang; chat: string }) {
  return (
    <Card>
      <p>{t("start.ready")}</p>
      <p class="start-way">
        <ButtonLink kind="main" icon={ExternalLink} href={chat} target="_blank" rel="noopener">
          {t("start.openChat")}
        </ButtonLink>
        <ButtonLink href="/inbox">{t("start.toInbox")}</ButtonLink>
      </p>
    </Card>
  );
}
