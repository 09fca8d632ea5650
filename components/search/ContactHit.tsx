import { Avatar } from "@/components/Avatar.tsx";
import { Moment } from "@/components/Moment.tsx";
import { Platforms } from "@/components/people/Platforms.tsx";
import { Snippet } from "@/components/search/Snippet.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { ContactSummary } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { SnippetPart } from "@/lib/search/view.ts";

interface Props {
  lang: Lang;
  contact: ContactSummary;
  snippet: readonly SnippetPart[];
}

/** A customer, and where on the card the words stand. */
export function ContactHit({ lang, contact, snippet }: Props) {
  const name = snippet.map(({ text }) => text).join("");
  return (
    <a class="hit" href={`/contacts/${encodeURIComponent(contact.id)}`}>
      <Avatar name={contact.name} src={contact.avatarUrl} />
      <span class="hit-words">
        <span class="hit-top">
          <b dir="auto">{name === contact.name ? <Snippet parts={snippet} /> : contact.name}</b>
          {contact.blocked && <Tag tone="warn">{lang.t("people.blocked")}</Tag>}
          {contact.lastSeenAt && (
            <span class="hit-time">
              <Moment lang={lang} at={contact.lastSeenAt} />
            </span>
          )}
        </span>
        <span class="hit-text">
          <Platforms lang={lang} platforms={contact.platforms} />
          {name === contact.name
            ? (
              <span dir="auto">
                {[contact.city, contact.email, contact.phone].filter(Boolean).join(" · ")}
              </span>
            )
            : <Snippet parts={snippet} />}
        </span>
      </span>
    </a>
  );
}
