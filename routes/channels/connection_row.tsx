import { ButtonLink } from "@/components/ButtonLink.tsx";
import { platformLabel } from "@/components/platform.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { AccountPicture } from "@/routes/channels/account.tsx";
import { ConnectionFacts, ConnectionStatus, ConnectionTrouble } from "@/routes/channels/connection_parts.tsx";

/** A connected account in the list: what it is, how it is, and the way to its settings. */
export function ConnectionRow({ lang, connection }: { lang: Lang; connection: ConnectionView }) {
  const { t, locale } = lang;
  const { id, platform, name } = connection;
  const href = `/settings/channels/${encodeURIComponent(id)}`;
  return (
    <article class="card connection">
      <header class="connection-head">
        <AccountPicture connection={connection} />
        <div class="list-main">
          <h3 dir="auto">
            <a href={href}>{name}</a>
          </h3>
          <span class="quiet">{platformLabel(platform, locale)}</span>
        </div>
        <ConnectionStatus lang={lang} connection={connection} />
      </header>
      <ConnectionTrouble lang={lang} connection={connection} />
      <ConnectionFacts lang={lang} connection={connection} />
      <p>
        <ButtonLink small href={href} aria-label={t("connection.open.name", { name })}>
          {t("connection.open")}
        </ButtonLink>
      </p>
    </article>
  );
}
