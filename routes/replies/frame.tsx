import type { ComponentChildren } from "preact";
import { ChevronLeft } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { Page } from "@/components/Page.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Title } from "@/routes/title.tsx";

interface Props {
  lang: Lang;
  title: string;
  lead?: string;
  children: ComponentChildren;
}

/** A page behind the list of saved replies, with the way back. */
export function ReplyFrame({ lang, title, lead, children }: Props) {
  return (
    <Page title={title} lead={lead} narrow>
      <Title lang={lang} of={title} />
      <p class="back-row">
        <a class="back" href="/settings/replies">
          <Icon of={ChevronLeft} size={16} />
          {lang.t("replies.back")}
        </a>
      </p>
      <div class="settings">{children}</div>
    </Page>
  );
}
