import type { ChatPage } from "@/lib/chat/view.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";

export interface ChatProps {
  connectionId: string;
  /** Whose chat it is. */
  business: string;
  /** At most two letters of its name. */
  initials: string;
  locale: Locale;
  messages: Messages;
  /** When the page was made, ms since the epoch. */
  now: number;
  paused: boolean;
  /** Of a visitor whom a cookie names: who it is, and the newest messages. */
  known?: { visitorId: string; page: ChatPage };
  /** Names the message that the form sends without scripts; a fresh one for each page. */
  formId: string;
  /** Why the form's last message was not taken, in a sentence. */
  problem?: string;
  /** What that message said. */
  typed?: string;
  limits: {
    /** Of a message, in code points. */
    text: number;
    /** Of a file, in bytes. */
    file: number;
    /** Files of one message. */
    files: number;
  };
}
