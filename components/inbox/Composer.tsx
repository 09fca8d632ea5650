import { Lock, Reply } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Icon } from "@/components/Icon.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

export type ComposerMode = "reply" | "note";

interface Props {
  lang: Lang;
  mode: ComposerMode;
  onMode?: (mode: ComposerMode) => void;
  /** The form for an answer, or the reason why there is none. */
  reply: ComponentChildren;
  /** The form for a note. */
  note: ComponentChildren;
  /** Stands above both. */
  children?: ComponentChildren;
}

/** Two tabs with a text each, so that a note cannot go out as an answer. The chosen radio shows its panel. */
export function Composer({ lang: { t }, mode, onMode, reply, note, children }: Props) {
  const tab = (value: ComposerMode) => ({
    type: "radio",
    name: "composer-mode",
    id: `composer-mode-${value}`,
    value,
    checked: mode === value,
    onChange: () => onMode?.(value),
  });
  return (
    <section class="composer" aria-label={t("composer.title")}>
      {children}
      <fieldset class="composer-tabs">
        <legend class="hidden-text">{t("composer.mode")}</legend>
        <input {...tab("reply")} />
        <label for="composer-mode-reply">
          <Icon of={Reply} size={16} />
          {t("composer.reply")}
        </label>
        <input {...tab("note")} />
        <label for="composer-mode-note">
          <Icon of={Lock} size={16} />
          {t("composer.note")}
        </label>
      </fieldset>
      <div class="composer-panel" data-panel="reply">{reply}</div>
      <div class="composer-panel" data-panel="note">{note}</div>
    </section>
  );
}
