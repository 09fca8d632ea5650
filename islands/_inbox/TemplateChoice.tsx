import { useEffect, useState } from "preact/hooks";
import { Button } from "@/components/Button.tsx";
import { EmptyState } from "@/components/EmptyState.tsx";
import { SearchX } from "@/components/icons.ts";
import { templatesWith } from "@/components/inbox/template_words.ts";
import { TemplateList } from "@/components/inbox/TemplateList.tsx";
import { platformLabel } from "@/components/platform.ts";
import { Skeleton } from "@/components/Skeleton.tsx";
import { TextField } from "@/components/TextField.tsx";
import type { Template } from "@/lib/channels/template.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { askTemplates } from "@/islands/_inbox/templates.ts";
import { sentenceOf } from "@/islands/_inbox/toasts.ts";

interface Props {
  inbox: Inbox;
  ticket: TicketView;
  onPick: (template: Template) => void;
}

/** With more than these a search is of use. */
const MANY = 6;

/** The approved messages, as the platform tells them now. */
export function TemplateChoice({ inbox, ticket, onPick }: Props) {
  const [items, setItems] = useState<readonly Template[]>();
  const [trouble, setTrouble] = useState<string>();
  const [q, setQ] = useState("");
  const lang = inbox.lang.value;
  const { t } = lang;
  const load = async () => {
    setTrouble(undefined);
    const answer = await askTemplates(ticket.id);
    if (answer.ok) setItems(answer.data.items);
    else setTrouble(sentenceOf(inbox, answer));
  };
  useEffect(() => void load(), []);
  if (trouble) {
    return (
      <>
        <p class="field-error" role="alert">{trouble}</p>
        <p>
          <Button onClick={() => void load()}>{t("page.retry")}</Button>
        </p>
      </>
    );
  }
  if (!items) return <Skeleton of="card" label={t("page.loading")} />;
  if (items.length === 0) {
    const platform = platformLabel(ticket.platform, lang.locale);
    const help = t("composer.template.empty.help", { platform });
    return <EmptyState icon={SearchX} title={t("composer.template.empty")} help={help} />;
  }
  const found = templatesWith(items, q);
  return (
    <>
      {items.length > MANY && (
        <TextField
          name="template-search"
          type="search"
          label={t("composer.template.search")}
          value={q}
          onInput={({ currentTarget: { value } }) => setQ(value)}
        />
      )}
      {found.length === 0 && <p role="status">{t("composer.template.none")}</p>}
      <TemplateList
        lang={lang}
        items={found}
        href={({ id }) =>
          `/inbox/${encodeURIComponent(ticket.id)}/templates?${new URLSearchParams({ template: id })}`}
        onPick={(template, event) => {
          event.preventDefault();
          onPick(template);
        }}
      />
    </>
  );
}
