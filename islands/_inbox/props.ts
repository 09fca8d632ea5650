import type { InboxFilters } from "@/components/inbox/filters.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Area } from "@/lib/i18n/keys.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";
import type { SlowAnswer } from "@/lib/inbox/views/slow_answers.ts";
import type {
  ComposerView,
  DraftView,
  LinkView,
  MemberView,
  MessageView,
  Paged,
  SavedView,
  TeamRef,
  TicketView,
} from "@/lib/inbox/view.ts";

/** The parts of the catalogue that the inbox speaks from: what a page picks for it. */
export const INBOX_AREAS = [
  "page",
  "inbox",
  "thread",
  "composer",
  "suggest",
  "coach",
  "media",
  "send",
  "contact",
  "team",
  "errors",
] as const satisfies readonly Area[];

export interface InboxProps {
  locale: Locale;
  messages: Messages;
  /** When the page was made, ms since the epoch. */
  now: number;
  /** IANA name, from the viewer's cookie; absent: UTC until the browser says. */
  timeZone?: string;
  viewer: MemberView;
  members: MemberView[];
  filters: InboxFilters;
  tickets: Paged<TicketView>;
  open?: {
    ticket: TicketView;
    messages: Paged<MessageView>;
    composer: ComposerView;
    draft?: DraftView;
    links?: LinkView[];
  };
  /** The address asks for the client card (`?card=1`). */
  card?: boolean;
  /** Names the answer that the form sends without scripts; a fresh one for each page. */
  clientId: string;
  connections: { id: string; name: string; platform: Platform }[];
  tags: string[];
  teams: TeamRef[];
  /** Saved lists, in their order. */
  views: SavedView[];
  /** Ids of the tickets in which the viewer left something unfinished, on whichever device. */
  drafts: string[];
  /** Bytes that one file may have, whatever its channel takes. */
  uploadBytes: number;
  /** Where customers wait too long; absent without a channel that shows them whether anybody is there. */
  slow?: SlowAnswer[];
  /** The last line of the change log that this page has seen. */
  seq: number;
}
