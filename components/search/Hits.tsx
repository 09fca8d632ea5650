import { ButtonLink } from "@/components/ButtonLink.tsx";
import { ContactHit } from "@/components/search/ContactHit.tsx";
import { searchHref, type SearchState } from "@/components/search/query.ts";
import { TicketHit } from "@/components/search/TicketHit.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { SearchHit } from "@/lib/search/view.ts";

interface Props {
  lang: Lang;
  state: SearchState;
  hits: readonly SearchHit[];
}

/** What was found, people first. */
export function Hits({ lang, state, hits }: Props) {
  const { t } = lang;
  const people = hits.filter((hit) => hit.type === "contact");
  const others = hits.filter((hit) => hit.type !== "contact");
  return (
    <>
      {people.length > 0 && (
        <section class="hits">
          <header class="hits-head">
            <h2>{t("search.contacts")}</h2>
            {state.type === "all" && (
              <ButtonLink small kind="quiet" href={searchHref({ ...state, type: "contacts" })}>
                {t("search.contacts.all")}
              </ButtonLink>
            )}
          </header>
          <ul>
            {people.map((hit) => (
              <li key={hit.contact.id}>
                <ContactHit lang={lang} contact={hit.contact} snippet={hit.snippet} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section class="hits">
          <header class="hits-head">
            <h2>{t(state.type === "messages" ? "search.messages" : "search.tickets")}</h2>
          </header>
          <ul>
            {others.map((hit) => (
              <li key={hit.message?.id ?? hit.ticket.id}>
                <TicketHit lang={lang} ticket={hit.ticket} message={hit.message} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
