import { TicketRow } from "@/components/inbox/TicketRow.tsx";
import { type Platform, platformsReady } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { TicketView } from "@/lib/inbox/view.ts";

const MINUTE_MS = 60_000;
const AGES = [2, 26, 95] as const;

/** A picture of the inbox, made of its own rows: to be looked at, not to be used. */
export function InboxPreview({ lang }: { lang: Lang }) {
  const rows = AGES.map((minutes, i) => example(lang, i, minutes));
  return (
    <figure class="landing-preview">
      <div aria-hidden="true" inert>
        <ul class="rows">
          {rows.map((ticket) => (
            <li key={ticket.id}>
              <TicketRow lang={lang} ticket={ticket} filters={{}} current={false} />
            </li>
          ))}
        </ul>
      </div>
      <figcaption class="hidden-text">{lang.t("front.preview")}</figcaption>
    </figure>
  );
}

function example(lang: Lang, index: number, minutes: number): TicketView {
  const at = new Date(lang.now - minutes * MINUTE_MS).toISOString();
  const number = index + 1;
  return {
    id: String(number),
    number,
    subject: "",
    status: "open",
    platform: platformOf(index),
    connectionId: "",
    connectionName: "",
    kind: "direct",
    section: "chat",
    tags: [],
    priority: "normal",
    contact: { id: "", name: lang.t(NAMES[index] ?? "front.preview.name.1") },
    assignee: null,
    preview: lang.t(TEXTS[index] ?? "front.preview.text.1"),
    previewAuthor: "contact",
    unread: index === 0,
    lastMessageAt: at,
    createdAt: at,
  };
}

const NAMES = ["front.preview.name.1", "front.preview.name.2", "front.preview.name.3"] as const;
const TEXTS = ["front.preview.text.1", "front.preview.text.2", "front.preview.text.3"] as const;

function platformOf(index: number): Platform {
  return platformsReady[index % platformsReady.length] ?? platformsReady[0]!;
}
