import { Avatar } from "@/components/Avatar.tsx";
import { Card } from "@/components/Card.tsx";
import { Icon } from "@/components/Icon.tsx";
import { ArrowLeft } from "@/components/icons.ts";
import { IdentityList } from "@/components/inbox/IdentityList.tsx";
import { BlockForm } from "@/components/people/BlockForm.tsx";
import { CardForm } from "@/components/people/CardForm.tsx";
import { Facts } from "@/components/people/Facts.tsx";
import { Merged } from "@/components/people/Merged.tsx";
import { MergeForm } from "@/components/people/MergeForm.tsx";
import { Notes } from "@/components/people/Notes.tsx";
import { PersonTickets } from "@/components/people/PersonTickets.tsx";
import { searchHref } from "@/components/search/query.ts";
import { Tag } from "@/components/Tag.tsx";
import TimeZone from "@/islands/TimeZone.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { PersonPage } from "@/routes/people/view.ts";
import { Title } from "@/routes/title.tsx";

interface Props {
  lang: Lang;
  data: PersonPage;
}

/** A customer: who it is, what is known, what was said, and what can be done with the card. */
export function PersonView({ lang, data }: Props) {
  const { t } = lang;
  const { contact } = data;
  return (
    <div class="page">
      <Title lang={lang} of={contact.name} />
      <p class="back-row">
        <a class="back" href="/contacts">
          <Icon of={ArrowLeft} size={16} /> {t("people.back")}
        </a>
      </p>
      <header class="person-head">
        <Avatar name={contact.name} src={contact.avatarUrl} size={72} />
        <h1 dir="auto">{contact.name}</h1>
        {contact.blocked && <Tag tone="warn">{t("people.blocked")}</Tag>}
      </header>
      <div class="person-columns">
        <div class="person-main">
          <TicketsCard lang={lang} data={data} />
          <NotesCard lang={lang} data={data} />
        </div>
        <div class="person-side">
          <AboutCard lang={lang} data={data} />
          <MergeCard lang={lang} data={data} />
          <Card title={t("people.block.title")}>
            <BlockForm lang={lang} block={data.block} />
          </Card>
        </div>
      </div>
      <TimeZone />
    </div>
  );
}

function AboutCard({ lang, data: { contact, may, refused } }: Props) {
  const { t } = lang;
  const again = refused?.action === "update" ? refused : undefined;
  return (
    <Card title={t("people.about")}>
      <div class="part">
        <Facts lang={lang} contact={contact} />
        {contact.identities?.length
          ? <IdentityList lang={lang} contact={contact} />
          : <p class="quiet">{t("people.identities.empty")}</p>}
        <details class="client-edit" open={again !== undefined}>
          <summary>{t("people.edit")}</summary>
          <CardForm
            lang={lang}
            contact={contact}
            typed={again && ((name) => again.form.text(name))}
            faults={again?.faults}
          />
        </details>
        {may.manageSettings && (
          <p>
            <a class="quiet" href="/settings/fields">{t("people.fields.manage")}</a>
          </p>
        )}
      </div>
    </Card>
  );
}

function TicketsCard({ lang, data: { tickets, contact } }: Props) {
  const q = `from:"${contact.name.replaceAll('"', "")}"`;
  const all = tickets.nextCursor ? searchHref({ q, type: "tickets", sort: "date" }) : undefined;
  return (
    <Card title={lang.t("people.tickets")}>
      <PersonTickets lang={lang} tickets={tickets.items} all={all} />
    </Card>
  );
}

function NotesCard({ lang, data: { notes, viewerId, may, refused, contact } }: Props) {
  const again = refused?.action === "note" ? refused : undefined;
  const { nextCursor } = notes;
  const earlier = nextCursor
    ? `/contacts/${encodeURIComponent(contact.id)}?notes=${encodeURIComponent(nextCursor)}`
    : undefined;
  return (
    <Card title={lang.t("people.notes")}>
      <Notes
        lang={lang}
        notes={notes.items}
        earlier={earlier}
        mayRemove={({ author }) => may.manageSettings || author.id === viewerId}
        typed={again?.form.text("text")}
        faults={again?.faults}
      />
    </Card>
  );
}

function MergeCard({ lang, data: { contact, find, candidates, merges, refused } }: Props) {
  const again = refused?.action === "merge" || refused?.action === "unmerge" ? refused : undefined;
  return (
    <Card title={lang.t("people.merge.title")}>
      <div class="part">
        <Merged lang={lang} merges={merges} />
        {again?.faults.whole && candidates.length === 0 && (
          <p class="form-summary" role="alert">{again.faults.whole}</p>
        )}
        <MergeForm
          lang={lang}
          id={contact.id}
          name={contact.name}
          find={find}
          candidates={candidates}
          faults={again?.faults}
        />
      </div>
    </Card>
  );
}
