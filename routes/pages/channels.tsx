import { page } from "fresh";
import { MatrixForm } from "@/components/matrix/MatrixForm.tsx";
import { MatrixTable } from "@/components/matrix/MatrixTable.tsx";
import { platformLabel } from "@/components/platform.ts";
import MatrixLive from "@/islands/Matrix.tsx";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { channelStates } from "@/routes/channel_states.ts";
import { framed } from "@/routes/frame.tsx";
import { ColumnState } from "@/routes/matrix/column_state.tsx";
import { filterOf, isWide, shownPlatforms } from "@/routes/matrix/filter.ts";
import { MatrixIntro, NothingFound } from "@/routes/matrix/intro.tsx";
import { matrix, matrixParts, shownWords } from "@/routes/matrix/view.ts";
import { define } from "@/routes/state.ts";

export const handlers = define.handlers({
  async GET(ctx) {
    const { services, viewer } = ctx.state;
    if (!viewer) return page({ states: undefined });
    const workspace = await services.workspaces.open(viewer.workspaceId);
    return page({ states: channelStates(await listConnections(services, workspace)) });
  },
});

export default define.page<typeof handlers>(async function Channels(props) {
  const { data, url, state: { lang, viewer } } = props;
  const { t, locale } = lang;
  const filter = filterOf(url.searchParams, matrix);
  const parts = matrixParts(filter, locale);
  const count = parts.flatMap(({ rows }) => rows).filter(({ hidden }) => !hidden).length;
  const shown = shownPlatforms(filter);
  const columns = PLATFORMS.map((platform) => ({
    platform,
    name: platformLabel(platform, locale),
    hidden: !shown.includes(platform),
    state: data.states && <ColumnState {...{ lang, platform, viewer }} state={data.states[platform]} />,
  }));
  return await framed(
    props,
    <div class="page matrix-page">
      <MatrixIntro lang={lang} />
      <MatrixForm
        lang={lang}
        platforms={columns.map((one) => ({ ...one, chosen: filter.platforms.includes(one.platform) }))}
        groups={matrix.groups.map(({ id, title }) => ({ value: id, label: title[locale] }))}
        group={filter.group}
        q={filter.q}
        differing={filter.differing}
        usedesk={filter.usedesk}
        filtered={url.searchParams.size > 0}
        shown={t("matrix.filter.shown", { count })}
      >
        <MatrixLive locale={locale} messages={shownWords(locale)} />
      </MatrixForm>
      {data.states && (
        <ul class="matrix-own" aria-label={t("matrix.own")}>
          {columns.filter(({ platform }) => data.states?.[platform]).map(({ platform, name, state }) => (
            <li key={platform}>{name} {state}</li>
          ))}
        </ul>
      )}
      <MatrixTable lang={lang} columns={columns} parts={parts} wide={isWide(filter)} />
      <NothingFound lang={lang} hidden={count > 0} />
    </div>,
  );
});
