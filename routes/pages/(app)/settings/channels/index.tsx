import { page } from "fresh";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { ConnectionRow } from "@/routes/channels/connection_row.tsx";
import { ChannelsFrame } from "@/routes/channels/frame.tsx";
import { PlatformGrid } from "@/routes/channels/platform_grid.tsx";
import { permitted } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageConnections", async ({ state: { services } }, { workspace }) => {
    const connections = await listConnections(services, workspace);
    return page({ connections });
  }),
});

export default define.page<typeof handlers>(({ data: { connections }, state: { lang } }) => {
  const { t } = lang;
  return (
    <ChannelsFrame lang={lang} title={t("connection.title")} lead={t("connection.lead")} top>
      {connections.length > 0 && (
        <section class="part">
          <h2>{t("connection.connected")}</h2>
          <ul class="connections">
            {connections.map((connection) => (
              <li key={connection.id}>
                <ConnectionRow lang={lang} connection={connection} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <PlatformGrid lang={lang} title={t("connection.available")} of="ready" />
      <PlatformGrid lang={lang} title={t("connection.soon")} of="soon" />
    </ChannelsFrame>
  );
});
