import type { TicketKind } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

export type Via = "direct" | "comment";

/** Where answers of such a ticket go unless somebody chooses: what hangs on a post is answered there. */
export function usualVia(kind: TicketKind): Via {
  return kind === "direct" ? "direct" : "comment";
}

interface Props {
  lang: Lang;
  choices: readonly Via[];
  value: Via;
  onChange?: (via: Via) => void;
  /** Why the customer alone cannot be answered now. */
  privately?: string;
}

/** Under the post or to the customer alone, where the platform has both. */
export function ComposerVia({ lang: { t }, choices, value, onChange, privately }: Props) {
  if (choices.length < 2) {
    return (
      <>
        <input type="hidden" name="via" value={value} />
        {privately && <p class="composer-via field-help">{t(`composer.via.${value}.hint`)}. {privately}</p>}
      </>
    );
  }
  return (
    <fieldset class="composer-via">
      <legend class="hidden-text">{t("composer.via")}</legend>
      {choices.map((via) => (
        <label key={via} title={t(`composer.via.${via}.hint`)}>
          <input
            type="radio"
            name="via"
            value={via}
            checked={via === value}
            onChange={() => onChange?.(via)}
          />
          {t(`composer.via.${via}`)}
        </label>
      ))}
      <span class="field-help">{t(`composer.via.${value}.hint`)}</span>
    </fieldset>
  );
}
