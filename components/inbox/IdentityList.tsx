import { ExternalLink } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { platformLabel } from "@/components/platform.ts";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ContactView, IdentityView } from "@/lib/inbox/view.ts";

/** The customer on each platform, with the way to the profile. */
export function IdentityList({ lang, contact }: { lang: Lang; contact: ContactView }) {
  if (!contact.identities?.length) return null;
  return (
    <section class="client-part">
      <h2>{lang.t("contact.identities")}</h2>
      <ul class="identities">
        {contact.identities.map((identity) => (
          <li key={identity.id}>
            <PlatformBadge platform={identity.platform} size={20} />
            <Words lang={lang} identity={identity} />
            {identity.reachable === false && <Tag tone="warn">{lang.t("contact.identity.blocked")}</Tag>}
            {identity.optedOut && <Tag>{lang.t("contact.identity.optedOut")}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Words({ lang, identity }: { lang: Lang; identity: IdentityView }) {
  const platform = platformLabel(identity.platform, lang.locale);
  const name = identity.username ? `@${identity.username}` : identity.name ?? platform;
  if (!identity.profileUrl) return <span class="identity-name">{name}</span>;
  return (
    <a
      class="identity-name"
      href={identity.profileUrl}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={lang.t("contact.identity.open", { name, platform })}
    >
      {name} <Icon of={ExternalLink} size={14} />
    </a>
  );
}
