import { Avatar } from "@/components/Avatar.tsx";
import { Button } from "@/components/Button.tsx";
import { Form } from "@/components/Form.tsx";
import { Icon } from "@/components/Icon.tsx";
import { Search } from "@/components/icons.ts";
import { Platforms } from "@/components/people/Platforms.tsx";
import type { ContactSummary } from "@/lib/contacts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** Of the card that is kept. */
  id: string;
  name: string;
  /** What was looked for, and who was found. */
  find: string;
  candidates: readonly ContactSummary[];
  faults?: { readonly whole?: string; readonly fields: Readonly<Record<string, string>> };
}

/** Finds the other card of the same person, and makes one of two. */
export function MergeForm({ lang, id, name, find, candidates, faults }: Props) {
  const { t } = lang;
  return (
    <div class="merge" id="merge">
      <p class="quiet">{t("people.merge.help")}</p>
      <form class="find-form" method="get" action={`/contacts/${encodeURIComponent(id)}#merge`} role="search">
        <div class="search">
          <Icon of={Search} size={18} />
          <input
            type="search"
            name="find"
            value={find}
            aria-label={t("people.merge.find")}
            placeholder={t("people.merge.find")}
            autocomplete="off"
          />
        </div>
        <Button>{t("people.find")}</Button>
      </form>
      {find && candidates.length === 0 && <p role="status">{t("people.merge.none", { query: find })}</p>}
      {candidates.length > 0 && (
        <Form lang={lang} does="merge" faults={faults}>
          <fieldset class="merge-choice">
            <legend>{t("people.merge.choose")}</legend>
            {candidates.map((one, index) => (
              <label key={one.id} class="merge-option">
                <input
                  type="radio"
                  name="contactId"
                  id={index === 0 ? "contactId" : undefined}
                  value={one.id}
                  checked={candidates.length === 1}
                />
                <Avatar name={one.name} src={one.avatarUrl} size={32} />
                <span class="merge-name" dir="auto">{one.name}</span>
                <Platforms lang={lang} platforms={one.platforms} />
              </label>
            ))}
          </fieldset>
          <fieldset class="merge-choice">
            <legend>{t("people.merge.name")}</legend>
            <label class="merge-option">
              <input type="radio" name="name" value="kept" checked />
              <span class="merge-name">{t("people.merge.name.kept", { name })}</span>
            </label>
            <label class="merge-option">
              <input type="radio" name="name" value="merged" />
              <span class="merge-name">{t("people.merge.name.merged")}</span>
            </label>
          </fieldset>
          <Button kind="main">{t("people.merge.do")}</Button>
        </Form>
      )}
    </div>
  );
}
