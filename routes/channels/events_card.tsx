import { TriangleAlert } from "@/components/icons.ts";
import { Banner } from "@/components/Banner.tsx";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { Moment } from "@/components/Moment.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { RawEventView } from "@/lib/inbox/views/raw_event_view.ts";

interface Props {
  lang: Lang;
  connectionId: string;
  /** The newest event that failed or was not understood. */
  trouble?: RawEventView;
}

/** The way to what the platform has sent. */
export function EventsCard({ lang, connectionId, trouble }: Props) {
  const { t } = lang;
  const href = `/settings/channels/${encodeURIComponent(connectionId)}/events`;
  return (
    <Card title={t("raw.title")}>
      <div class="form">
        <p class="quiet">{t("raw.lead")}</p>
        {trouble && (
          <Banner icon={TriangleAlert} tone="warn">
            <a href={`${href}?trouble=1`}>{t(`raw.last.${trouble.fate}`)}</a>{" "}
            <Moment lang={lang} at={trouble.at} as="relative" />
          </Banner>
        )}
        <p>
          <ButtonLink href={href}>{t("raw.open")}</ButtonLink>
        </p>
      </div>
    </Card>
  );
}
