import { Inbox } from "@/components/icons.ts";
import { page } from "fresh";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Tabs } from "@/components/Tabs.tsx";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import { listRawEvents } from "@/lib/inbox/views/raw_event_view.ts";
import { EventRow } from "@/routes/channels/event_row.tsx";
import { ChannelsFrame } from "@/routes/channels/frame.tsx";
import { permitted } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

const PAGE = 50;

export const handlers = define.handlers({
  GET: permitted("manageConnections", async ({ state: { services }, params, url }, { workspace }) => {
    const { id, name } = await connectionView(services, workspace, params.id ?? "");
    const trouble = url.searchParams.get("trouble") === "1";
    const cursor = url.searchParams.get("cursor") ?? undefined;
    return page({
      id,
      name,
      trouble,
      cursor,
      ...await listRawEvents(workspace, id, { limit: PAGE, cursor, trouble }),
    });
  }),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { id, name, trouble, cursor, items, nextCursor } = data;
  const channel = `/settings/channels/${encodeURIComponent(id)}`;
  const here = `${channel}/events`;
  const tab = (label: string, query: string, current: boolean) => ({ href: here + query, label, current });
  const which = trouble ? "trouble" : "all";
  return (
    <ChannelsFrame
      lang={lang}
      title={t("raw.title")}
      lead={t("raw.lead")}
      back={{ href: channel, label: name }}
    >
      <Tabs
        label={t("raw.which")}
        items={[tab(t("raw.all"), "", !trouble), tab(t("raw.trouble"), "?trouble=1", trouble)]}
      />
      {items.length === 0
        ? <EmptyState icon={Inbox} title={t(`raw.empty.${which}`)} help={t(`raw.empty.${which}.help`)} />
        : (
          <ol class="events">
            {items.map((event) => (
              <EventRow key={event.id} lang={lang} event={event} href={`${here}/${event.id}`} />
            ))}
          </ol>
        )}
      <nav class="connection-ways" aria-label={t("raw.pages")}>
        {cursor && <ButtonLink href={here + (trouble ? "?trouble=1" : "")}>{t("raw.newest")}</ButtonLink>}
        {nextCursor && (
          <ButtonLink
            href={`${here}?${new URLSearchParams({ ...trouble && { trouble: "1" }, cursor: nextCursor })}`}
          >
            {t("raw.older")}
          </ButtonLink>
        )}
      </nav>
    </ChannelsFrame>
  );
});
