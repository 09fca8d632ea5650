import type { Translate } from "@/lib/i18n/translate.ts";
import type { NotificationView } from "@/lib/notify/view.ts";

/** What the service worker is given to show. */
export interface PushPayload {
  readonly title: string;
  readonly body: string;
  /** One of the same tag takes the place of another on the screen. */
  readonly tag: string;
  /** A path of this product. */
  readonly url: string;
}

const MOST_TEXT = 140;

/**
 * What stands on a lock screen: who wrote and what only where the member wants it, since anybody can read it
 * there.
 */
export function payloadOf(
  { id, text, ticket, excerpt, url }: NotificationView,
  workspace: string,
  showText: boolean,
  t: Translate,
): PushPayload {
  const tag = ticket?.id ?? id;
  const number = ticket ? t("notify.push.number", { number: String(ticket.number) }) : "";
  if (!showText || !ticket) {
    return { title: workspace, body: [text, number].filter(Boolean).join(". "), tag, url };
  }
  const title = [ticket.contactName, number].filter(Boolean).join(" · ");
  return { title, body: [text, excerpt && cut(excerpt)].filter(Boolean).join("\n"), tag, url };
}

/** Says only that it works. */
export function testPayload(workspace: string, t: Translate): PushPayload {
  return { title: workspace, body: t("notify.push.test"), tag: "test", url: "/settings/notifications" };
}

function cut(text: string): string {
  const letters = Array.from(text);
  return letters.length > MOST_TEXT ? `${letters.slice(0, MOST_TEXT - 1).join("")}…` : text;
}
