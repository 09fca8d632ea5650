import type { ComponentChildren } from "preact";
import { ChevronLeft } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import type { Rights } from "@/lib/auth/viewer.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";

export const SLA = "/settings/sla";

interface Props {
  lang: Lang;
  may: Rights;
  title: string;
  children: ComponentChildren;
}

/** A page about one policy or set of hours, with the way back to all of them. */
export function SlaFrame({ lang, may, title, children }: Props) {
  return (
    <SettingsFrame lang={lang} may={may} here={SLA} title={title}>
      <nav class="back-row" aria-label={lang.t("page.back")}>
        <a class="back" href={SLA}>
          <Icon of={ChevronLeft} size={16} />
          {lang.t("sla.back")}
        </a>
      </nav>
      {children}
    </SettingsFrame>
  );
}
