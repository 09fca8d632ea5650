import { page } from "fresh";
import { ArrowRight } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { InboxPreview } from "@/components/InboxPreview.tsx";
import { platformLabel } from "@/components/platform.ts";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { capabilities, type Platform, PLATFORMS } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { define } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  GET: (ctx) => ctx.state.viewer ? ctx.redirect("/inbox", 303) : page(),
});

export default define.page<typeof handlers>(({ state: { lang } }) => {
  const { t } = lang;
  return (
    <div class="landing">
      <Title lang={lang} of={t("front.title")} description={t("front.description")} />
      <section class="landing-words">
        <h1>{t("front.title")}</h1>
        <p class="landing-lead">{t("front.lead")}</p>
        <p>
          <ButtonLink kind="main" icon={ArrowRight} href="/signup">{t("front.start")}</ButtonLink>
        </p>
        <Places lang={lang} title={t("front.now")} of="ready" />
        <Places lang={lang} title={t("front.soon")} of="soon" />
        <p>
          <a href="/channels">{t("front.matrix")}</a>
        </p>
      </section>
      <InboxPreview lang={lang} />
    </div>
  );
});

function Places({ lang, title, of }: { lang: Lang; title: string; of: "ready" | "soon" }) {
  const places = PLATFORMS.filter((platform) => capabilities[platform].availability === of);
  return (
    <div class="landing-places">
      <h2>{title}</h2>
      <ul>
        {places.map((platform: Platform) => (
          <li key={platform}>
            <PlatformBadge platform={platform} size={20} />
            {platformLabel(platform, lang.locale)}
          </li>
        ))}
      </ul>
    </div>
  );
}
