import { translate } from "@/lib/i18n/translate.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";
import { renewSubscription } from "@/islands/_bell/device.ts";

interface Bell {
  readonly locale: Locale;
  readonly words: Messages;
  readonly memberId: string;
}

const NAME = "otklik-told";

/**
 * Shows how many notifications are unread, live. Of a browser's tabs one alone holds a line to the server, since
 * browsers allow few of them, and tells the others; the inbox has a line of its own and tells of what it hears.
 */
export function followTold(bell: Bell, signal: AbortSignal): void {
  const channel = new BroadcastChannel(NAME);
  const look = () => void refresh(bell);
  const heard = () => {
    look();
    channel.postMessage(null);
  };
  channel.onmessage = look;
  addEventListener("told", heard, { signal });
  signal.addEventListener("abort", () => channel.close());
  if (!document.querySelector(".inbox")) {
    const held = (): Promise<void> => new Promise((resolve) => holdLine(heard, signal, resolve));
    void navigator.locks?.request(NAME, { signal }, held).catch(() => undefined);
  }
  void keepWorker(bell.locale).catch(() => undefined);
  void renewSubscription(bell.memberId).catch(() => undefined);
}

/** The worker has a page for when the network is away, in the language in which the product was read last. */
async function keepWorker(locale: Locale): Promise<void> {
  localStorage.setItem("otklik-locale", locale);
  await navigator.serviceWorker?.register("/sw.js");
}

function holdLine(heard: () => void, signal: AbortSignal, ended: () => void): void {
  const source = new EventSource("/api/v1/events");
  const end = () => {
    source.close();
    ended();
  };
  // Also after the line was away: what happened meanwhile is in the count.
  source.onopen = heard;
  source.onmessage = ({ data }) => {
    if (String(data).includes('"notifications.changed"')) heard();
  };
  source.addEventListener("end", end);
  signal.addEventListener("abort", end);
}

let asked = 0;

async function refresh({ locale, words }: Bell): Promise<void> {
  const number = ++asked;
  const response = await fetch("/api/v1/notifications?limit=1");
  if (!response.ok) return;
  const { unread } = await response.json();
  // An answer that another question has overtaken is older than what is shown.
  if (number !== asked) return;
  const badge = document.querySelector<HTMLElement>("[data-bell-count]");
  if (!badge || typeof unread !== "number") return;
  const [mark, said] = badge.children;
  // Whoever reads the list is offered the new ones: it does not move away by itself.
  const fresh = document.querySelector<HTMLElement>("[data-told-fresh]");
  if (fresh && unread > (Number.parseInt(mark?.textContent ?? "", 10) || 0)) fresh.hidden = false;
  badge.hidden = unread === 0;
  if (mark) mark.textContent = unread > 99 ? "99+" : String(unread);
  if (said) said.textContent = translate(locale, words)("notify.unread", { count: unread });
}
