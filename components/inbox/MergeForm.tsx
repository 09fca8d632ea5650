import type { FormHTMLAttributes } from "preact";
import { Button } from "@/components/Button.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import { Tag } from "@/components/Tag.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  /** The customer's other tickets, the newest first. */
  others: readonly TicketView[];
  /** Why it could not be done. */
  problem?: string;
  form?: FormHTMLAttributes<HTMLFormElement>;
}

/** Which of the customer's other tickets this one is to go into. */
export function MergeForm({ lang, ticket, others, problem, form }: Props) {
  const { t, dates, now } = lang;
  const summary = problem && <p class="form-summary" role="alert">{problem}</p>;
  if (others.length === 0) {
    return (
      <>
        {summary}
        <p>{t("team.merge.none")}</p>
      </>
    );
  }
  return (
    <ActionForm {...form} ticketId={ticket.id} noun="merge" does="update" class="stack">
      {summary}
      <p class="quiet">{t("team.merge.help")}</p>
      <ul class="choice-list">
        {others.map((other, index) => (
          <li key={other.id}>
            <label class="choice-row">
              <input type="radio" name="ticketId" value={other.id} required {...chosen(index === 0)} />
              <span class="choice-words">
                <span class="choice-head">
                  {t("team.merge.choice", {
                    number: String(other.number),
                    date: dates.brief(other.lastMessageAt, now),
                  })}
                  {other.status === "closed" && <Tag>{t("thread.status.closed")}</Tag>}
                </span>
                <span class="choice-text" dir="auto">{other.preview || other.subject}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Button kind="main">{t("team.merge.submit")}</Button>
    </ActionForm>
  );
}

/** At first only: by its name alone it would be no attribute of the page that the server sends. */
function chosen(yes: boolean) {
  return { defaultChecked: yes };
}
