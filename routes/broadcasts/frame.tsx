import type { ComponentChildren } from "preact";
import { ChevronLeft } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { Page } from "@/components/Page.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Title } from "@/routes/title.tsx";

/** Where the broadcasts of a workspace are. */
export const BROADCASTS = "/settings/broadcasts";

/** A page about one broadcast, with the way back to all of them. */
export function BroadcastFrame({ lang, title, children }: {
  lang: Lang;
  title: string;
  children: ComponentChildren;
}) {
  return (
    <Page title={title} narrow>
      <Title lang={lang} of={title} />
      <nav class="back-row" aria-label={lang.t("page.back")}>
        <a class="back" href={BROADCASTS}>
          <Icon of={ChevronLeft} size={16} />
          {lang.t("broadcast.back")}
        </a>
      </nav>
      <div class="settings">{children}</div>
    </Page>
  );
}
