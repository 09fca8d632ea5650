import { ChevronLeft } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Icon } from "@/components/Icon.tsx";
import { Page } from "@/components/Page.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Title } from "@/routes/title.tsx";

interface Props {
  lang: Lang;
  title: string;
  lead?: string;
  /** The list of channels itself. */
  top?: boolean;
  /** Where one came from; absent: the list of channels. */
  back?: { readonly href: string; readonly label: string };
  children: ComponentChildren;
}

/** A page about channels, with the way back. */
export function ChannelsFrame({ lang, title, lead, top, back, children }: Props) {
  const { href, label } = back ?? { href: "/settings/channels", label: lang.t("connection.title") };
  return (
    <Page title={title} lead={lead} narrow={!top}>
      <Title lang={lang} of={title} />
      {!top && (
        <nav class="back-row" aria-label={lang.t("page.back")}>
          <a class="back" href={href}>
            <Icon of={ChevronLeft} size={16} />
            <bdi>{label}</bdi>
          </a>
        </nav>
      )}
      <div class={top ? "channels" : "settings"}>{children}</div>
    </Page>
  );
}
