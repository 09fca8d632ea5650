import type { ComponentChildren } from "preact";
import { ChevronLeft } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import type { Rights } from "@/lib/auth/viewer.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";

/** Where the broadcasts of a workspace are. */
export const BROADCASTS = "/settings/broadcasts";

interface Props {
  lang: Lang;
  may: Rights;
  title: string;
  children: ComponentChildren;
}

/** A page about one broadcast, with the way back to all of them. */
export function BroadcastFrame({ lang, may, title, children }: Props) {
  return (
    <SettingsFrame lang={lang} may={may} here={BROADCASTS} title={title}>
      <nav class="back-row" aria-label={lang.t("page.back")}>
        <a class="back" href={BROADCASTS}>
          <Icon of={ChevronLeft} size={16} />
          {lang.t("broadcast.back")}
        </a>
      </nav>
      {children}
    </SettingsFrame>
  );
}
