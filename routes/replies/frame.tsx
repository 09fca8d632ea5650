import type { ComponentChildren } from "preact";
import { ChevronLeft } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import type { Rights } from "@/lib/auth/viewer.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";

const REPLIES = "/settings/replies";

interface Props {
  lang: Lang;
  may: Rights;
  title: string;
  lead?: string;
  children: ComponentChildren;
}

/** A page behind the list of saved replies, with the way back. */
export function ReplyFrame({ lang, may, title, lead, children }: Props) {
  return (
    <SettingsFrame lang={lang} may={may} here={REPLIES} title={title} lead={lead}>
      <nav class="back-row" aria-label={lang.t("page.back")}>
        <a class="back" href={REPLIES}>
          <Icon of={ChevronLeft} size={16} />
          {lang.t("replies.back")}
        </a>
      </nav>
      {children}
    </SettingsFrame>
  );
}
