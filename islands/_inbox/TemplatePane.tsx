import { useEffect, useRef, useState } from "preact/hooks";
import { X } from "@/components/icons.ts";
import { IconButton } from "@/components/IconButton.tsx";
import { templateName } from "@/components/inbox/template_words.ts";
import { platformLabel } from "@/components/platform.ts";
import type { Template } from "@/lib/channels/template.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { TemplateChoice } from "@/islands/_inbox/TemplateChoice.tsx";
import { TemplateForm } from "@/islands/_inbox/TemplateForm.tsx";

interface Props {
  inbox: Inbox;
  ticket: TicketView;
  /** It was put away, or the message is on its way. */
  onClose: () => void;
}

/** Chooses an approved message, fills it in and sends it, over the conversation. */
export function TemplatePane({ inbox, ticket, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, choose] = useState<Template>();
  const { t, locale } = inbox.lang.value;
  useEffect(() => dialog.current?.showModal(), []);
  const title = chosen ? templateName(chosen) : t("composer.template.title");
  return (
    <dialog ref={dialog} class="dialog template-dialog" aria-labelledby="template-title" onClose={onClose}>
      <header class="dialog-head">
        <h2 id="template-title" dir="auto">{title}</h2>
        <IconButton
          icon={X}
          label={t("page.close")}
          onClick={() =>
            dialog.current?.close()}
        />
      </header>
      <div class="dialog-body template-place">
        {chosen
          ? (
            <TemplateForm
              inbox={inbox}
              ticket={ticket}
              template={chosen}
              onBack={() => choose(undefined)}
              onSent={() =>
                dialog.current?.close()}
            />
          )
          : (
            <>
              <p class="quiet">
                {t("composer.template.lead", { platform: platformLabel(ticket.platform, locale) })}
              </p>
              <TemplateChoice inbox={inbox} ticket={ticket} onPick={choose} />
            </>
          )}
      </div>
    </dialog>
  );
}
