import { ExternalLink, MessageCircleOff } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Icon } from "@/components/Icon.tsx";
import { formPath } from "@/components/inbox/actions.ts";
import { closedWords } from "@/components/inbox/closed_words.ts";
import { platformLabel } from "@/components/platform.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ComposerView, TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  closed: NonNullable<ComposerView["closed"]>;
  /** An approved template may go all the same. */
  templates?: boolean;
  /** Opens them in place. */
  onTemplates?: (event: MouseEvent) => void;
}

/** Why there is no answering from here now, and what to do instead. */
export function ComposerClosed({ lang, ticket, closed, templates, onTemplates }: Props) {
  const { t, locale } = lang;
  return (
    <div class="composer-closed">
      <Icon of={MessageCircleOff} />
      <div>
        <p class="composer-closed-title">{t("composer.closed.title")}</p>
        <p>{closedWords(lang, ticket, closed)}</p>
        {templates && (
          <ButtonLink kind="main" href={formPath(ticket.id, "templates")} onClick={onTemplates}>
            {t("composer.template.open")}
          </ButtonLink>
        )}
        {closed.url && (
          <ButtonLink
            kind="main"
            icon={ExternalLink}
            href={closed.url}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t("composer.closed.open", { platform: platformLabel(ticket.platform, locale) })}
          </ButtonLink>
        )}
      </div>
    </div>
  );
}
