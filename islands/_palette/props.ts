import type { IconName } from "@/components/icons.ts";
import type { Locale } from "@/lib/i18n/locale.ts";

/** A page that the viewer may enter. */
export interface PalettePage {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** What it is a part of. */
  readonly side?: string;
  /** Shown only when it is asked for. */
  readonly deep?: boolean;
}

export interface PaletteProps {
  locale: Locale;
  viewerId: string;
  pages: PalettePage[];
}
