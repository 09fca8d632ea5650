import { Avatar } from "@/components/Avatar.tsx";
import { Moment } from "@/components/Moment.tsx";
import { Platforms } from "@/components/people/Platforms.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { ContactSummary } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** Customers, one in a row: who, where from, when last. */
export function PeopleList({ lang, people }: { lang: Lang; people: readonly ContactSummary[] }) {
  const { t } = lang;
  return (
    <table class="people">
      <caption class="hidden-text">{t("people.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("people.name")}</th>
          <th scope="col">{t("people.where")}</th>
          <th scope="col">{t("people.seen")}</th>
        </tr>
      </thead>
      <tbody>{people.map((one) => <Person key={one.id} lang={lang} person={one} />)}</tbody>
    </table>
  );
}

function Person({ lang, person }: { lang: Lang; person: ContactSummary }) {
  const known = [person.city, person.email, person.phone].filter(Boolean).join(" · ");
  return (
    <tr>
      <th scope="row">
        <a class="people-link" href={`/contacts/${encodeURIComponent(person.id)}`}>
          <Avatar name={person.name} src={person.avatarUrl} />
          <span class="people-words">
            <span class="people-name">
              <span dir="auto">{person.name}</span>
              {person.blocked && <Tag tone="warn">{lang.t("people.blocked")}</Tag>}
            </span>
            {known && <span class="people-known" dir="auto">{known}</span>}
          </span>
        </a>
      </th>
      <td>
        <Platforms lang={lang} platforms={person.platforms} />
      </td>
      <td class="people-seen">
        {person.lastSeenAt ? <Moment lang={lang} at={person.lastSeenAt} /> : lang.t("people.seen.never")}
      </td>
    </tr>
  );
}
