import { CONTACT_FIELDS } from "@/components/people/contact_fields.ts";
import { ownValueText } from "@/components/people/own_value.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ContactView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  contact: ContactView;
  /** Beside a conversation, where there is little room. */
  narrow?: boolean;
}

/** What is known of a customer: the card's fields, then the workspace's own. */
export function Facts({ lang, contact, narrow }: Props) {
  const { t } = lang;
  const own = (contact.fields ?? []).map((field) =>
    [field.id, field.name, ownValueText(lang, field)] as const
  );
  const known = [
    ...CONTACT_FIELDS.map(([name]) => [name, t(`contact.${name}`), contact[name] ?? ""] as const),
    ...own,
  ].filter(([, , value]) => value !== "");
  if (known.length === 0 && !contact.note) {
    return <p class={narrow ? "client-none" : "quiet"}>{t("contact.fields.empty")}</p>;
  }
  return (
    <>
      <dl class={narrow ? "facts" : "facts person-facts"}>
        {known.map(([key, label, value]) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd dir="auto">
              <Value name={key} value={value} />
            </dd>
          </div>
        ))}
      </dl>
      {contact.note && <p class="client-note" dir="auto">{contact.note}</p>}
    </>
  );
}

function Value({ name, value }: { name: string; value: string }) {
  if (name === "phone") return <a href={`tel:${value}`}>{value}</a>;
  if (name === "email") return <a href={`mailto:${value}`}>{value}</a>;
  if (name === "site" && /^https?:\/\//.test(value)) {
    return (
      <a href={value} target="_blank" rel="noopener noreferrer nofollow">
        {value.replace(/^https?:\/\//, "")}
      </a>
    );
  }
  return <>{value}</>;
}
