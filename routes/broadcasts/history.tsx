import { ButtonLink } from "@/components/ButtonLink.tsx";
import { BroadcastStatus } from "@/components/broadcasts/BroadcastStatus.tsx";
import { Card } from "@/components/Card.tsx";
import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import { BROADCASTS } from "@/routes/broadcasts/frame.tsx";

const MOST_SHOWN = 90;

/** All broadcasts, the newest first, each with how it stands. */
export function History({ lang, page }: { lang: Lang; page: Paged<BroadcastView> }) {
  const { t } = lang;
  return (
    <Card>
      <ul class="list">
        {page.items.map((one) => (
          <li key={one.id} class="list-row broadcast-row">
            <span class="list-main">
              <a href={`${BROADCASTS}/${encodeURIComponent(one.id)}`} dir="auto">{firstWords(one.text)}</a>
              <span class="quiet">
                {one.connectionName} · {t("broadcast.by", {
                  name: one.author.name,
                  date: lang.dates.brief(one.startedAt ?? one.createdAt, lang.now),
                })}
              </span>
            </span>
            <span class="broadcast-state">
              {one.status !== "draft" && (
                <span class="quiet">
                  {t("broadcast.progress.count", { done: one.sent, total: one.total })}
                </span>
              )}
              <BroadcastStatus lang={lang} status={one.status} />
            </span>
          </li>
        ))}
      </ul>
      {page.nextCursor && (
        <ButtonLink href={`?cursor=${encodeURIComponent(page.nextCursor)}`}>
          {t("broadcast.older")}
        </ButtonLink>
      )}
    </Card>
  );
}

function firstWords(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  const signs = [...line];
  return signs.length > MOST_SHOWN ? `${signs.slice(0, MOST_SHOWN).join("").trimEnd()}…` : line;
}
