import { type Context, page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { BellRing, CheckCheck, Settings } from "@/components/icons.ts";
import { NotificationList } from "@/components/notify/NotificationList.tsx";
import { Page } from "@/components/Page.tsx";
import { Tabs } from "@/components/Tabs.tsx";
import TimeZone from "@/islands/TimeZone.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { listNotifications } from "@/lib/notify/list.ts";
import { readAll } from "@/lib/notify/reading.ts";
import { act, doneAt } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

const HERE = "/notifications";
const LIMIT = 50;

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) => act(ctx, { readAll: () => read(ctx, desk) }, () => view(ctx, desk))),
});

async function view({ state: { services, lang }, url }: Context<State>, { workspace, viewer }: Desk) {
  const unreadOnly = url.searchParams.get("unread") === "1";
  const cursor = url.searchParams.get("cursor") || undefined;
  const asked = { limit: LIMIT, cursor, unreadOnly };
  return { ...await listNotifications(services, workspace, viewer.user.id, lang.t, asked), unreadOnly };
}

async function read(ctx: Context<State>, { workspace, viewer }: Desk): Promise<Response> {
  await readAll(ctx.state.services, workspace, viewer.user.id);
  return doneAt(ctx, HERE, "notifyRead");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { items, nextCursor, unread, unreadOnly } = data;
  const more = new URLSearchParams({ ...unreadOnly && { unread: "1" }, cursor: nextCursor ?? "" });
  return (
    <Page
      title={t("notify.title")}
      lead={t("notify.lead")}
      action={<Ways lang={lang} unread={unread} />}
      narrow
    >
      <Title lang={lang} of={t("notify.title")} />
      <Tabs
        label={t("notify.filter")}
        items={[
          { href: HERE, label: t("notify.all"), current: !unreadOnly },
          {
            href: `${HERE}?unread=1`,
            label: t("notify.unreadOnly"),
            current: unreadOnly,
            count: unread > 0 ? lang.numbers.count(unread) : undefined,
          },
        ]}
      />
      <div>
        <div role="status">
          <p class="told-fresh" data-told-fresh hidden>
            <ButtonLink icon={BellRing} href={unreadOnly ? `${HERE}?unread=1` : HERE}>
              {t("notify.fresh")}
            </ButtonLink>
          </p>
        </div>
        {items.length > 0
          ? <NotificationList lang={lang} items={items} />
          : <Nothing lang={lang} unreadOnly={unreadOnly} />}
      </div>
      {nextCursor && <ButtonLink href={`${HERE}?${more}`}>{t("notify.more")}</ButtonLink>}
      <TimeZone />
    </Page>
  );
});

function Ways({ lang: { t }, unread }: { lang: Lang; unread: number }) {
  return (
    <div class="told-ways">
      {unread > 0 && (
        <form method="post">
          <input type="hidden" name="_action" value="readAll" />
          <Button icon={CheckCheck}>{t("notify.readAll")}</Button>
        </form>
      )}
      <ButtonLink kind="quiet" icon={Settings} href="/settings/notifications">
        {t("notify.settings")}
      </ButtonLink>
    </div>
  );
}

function Nothing({ lang: { t }, unreadOnly }: { lang: Lang; unreadOnly: boolean }) {
  const key = unreadOnly ? "notify.empty.unread" : "notify.empty";
  return <EmptyState icon={BellRing} title={t(key)} help={t(`${key}.help`)} />;
}
