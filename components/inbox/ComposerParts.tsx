import { Hidden } from "@/components/Hidden.tsx";
import { Popover } from "@/components/Popover.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

/** Into what a long text splits, to be read before it goes out. */
export function ComposerParts({ lang: { t }, parts }: { lang: Lang; parts: readonly string[] }) {
  if (parts.length < 2) return null;
  const count = t("composer.parts", { count: parts.length });
  return (
    <Popover
      id="composer-parts"
      label={t("composer.parts.show")}
      above
      triggerClass="composer-count link-button"
      trigger={
        <>
          {count}
          <Hidden>. {t("composer.parts.show")}</Hidden>
        </>
      }
    >
      <ol class="parts">
        {parts.map((text, i) => (
          <li key={i}>
            <p class="parts-head">{t("composer.parts.one", { number: i + 1, total: parts.length })}</p>
            <p class="parts-text" dir="auto">{text}</p>
          </li>
        ))}
      </ol>
    </Popover>
  );
}
