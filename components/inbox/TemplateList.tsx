import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Hidden } from "@/components/Hidden.tsx";
import { GAP, templateName } from "@/components/inbox/template_words.ts";
import { Tag } from "@/components/Tag.tsx";
import { type Template, templateText } from "@/lib/channels/template.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  items: readonly Template[];
  /** Where a template is filled in without scripts. */
  href: (template: Template) => string;
  onPick?: (template: Template, event: MouseEvent) => void;
}

/** The approved messages, each with its words and the way to fill it in. */
export function TemplateList({ lang, items, href, onPick }: Props) {
  const { t, locale } = lang;
  const languages = new Intl.DisplayNames(locale, { type: "language", fallback: "code" });
  return (
    <ul class="templates">
      {items.map((template) => (
        <li key={template.id} class="template">
          <p class="template-head">
            <b dir="auto">{templateName(template)}</b>
            <Tag>{t.code("composer.template.category", template.category.toLowerCase())}</Tag>
            <span class="quiet">{languageName(languages, template.language)}</span>
          </p>
          <p class="template-text" dir="auto">{templateText(template, {}, GAP)}</p>
          {template.sendable
            ? (
              <ButtonLink
                small
                href={href(template)}
                onClick={onPick && ((event) => onPick(template, event))}
              >
                {t("composer.template.use")}
                <Hidden>: {templateName(template)}</Hidden>
              </ButtonLink>
            )
            : <p class="field-help">{t("composer.closed.not_available_template_parts")}</p>}
        </li>
      ))}
    </ul>
  );
}

/** The platform's codes have an underscore, and some are none. */
function languageName(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code.replaceAll("_", "-")) ?? code;
  } catch {
    return code;
  }
}
