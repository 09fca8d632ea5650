import { page } from "fresh";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Plug, Plus, SendHorizontal } from "@/components/icons.ts";
import { platformLabel } from "@/components/platform.ts";
import { listBroadcasts } from "@/lib/broadcasts/views/broadcast_view.ts";
import { BROADCASTS } from "@/routes/broadcasts/frame.tsx";
import { History } from "@/routes/broadcasts/history.tsx";
import { broadcastPlatforms, sendersOf } from "@/routes/broadcasts/senders.ts";
import { permitted } from "@/routes/guard.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define } from "@/routes/state.ts";

const ON_PAGE = 30;

export const handlers = define.handlers({
  GET: permitted("manageConnections", async ({ state: { services, lang }, url }, { workspace, may }) => {
    const cursor = url.searchParams.get("cursor") ?? undefined;
    const history = await listBroadcasts(services, workspace, lang.locale, { limit: ON_PAGE, cursor });
    return page({ may, history, senders: await sendersOf(services, workspace) });
  }),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t, locale } = lang;
  const { may, history, senders } = data;
  const write = (
    <ButtonLink kind="main" icon={Plus} href={`${BROADCASTS}/new`}>{t("broadcast.new")}</ButtonLink>
  );
  const able = senders.length > 0;
  return (
    <SettingsFrame
      lang={lang}
      may={may}
      here={BROADCASTS}
      title={t("broadcast.title")}
      lead={t("broadcast.lead")}
    >
      {!able && (
        <EmptyState
          icon={Plug}
          title={t("broadcast.none")}
          help={t("broadcast.none.help", {
            platforms: broadcastPlatforms.map((one) => platformLabel(one, locale)).join(", "),
          })}
        >
          <ButtonLink kind="main" href="/settings/channels">{t("broadcast.none.link")}</ButtonLink>
        </EmptyState>
      )}
      {able && history.items.length === 0 && (
        <EmptyState icon={SendHorizontal} title={t("broadcast.empty")} help={t("broadcast.empty.help")}>
          {write}
        </EmptyState>
      )}
      {history.items.length > 0 && (
        <>
          {able && <p>{write}</p>}
          <History lang={lang} page={history} />
        </>
      )}
    </SettingsFrame>
  );
});
