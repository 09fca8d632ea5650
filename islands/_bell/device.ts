const MINE = "push-member";

/** Can this browser take pushes at all? */
export function takesPushes(): boolean {
  return "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
}

/**
 * Asks the browser for an address to push to, and tells it to the product.
 * @param publicKey of the installation, base64url
 * @returns denied: the person or the browser has said no
 */
export async function subscribe(publicKey: string, memberId: string): Promise<"on" | "denied" | "failed"> {
  if (await Notification.requestPermission() !== "granted") return "denied";
  try {
    await navigator.serviceWorker.register("/sw.js");
    const { pushManager } = await navigator.serviceWorker.ready;
    const options = { userVisibleOnly: true, applicationServerKey: publicKey };
    const told = await tell(await pushManager.subscribe(options));
    if (told) localStorage.setItem(MINE, memberId);
    return told ? "on" : "failed";
  } catch {
    return "failed";
  }
}

/** Gives the address up. */
export async function unsubscribe(): Promise<void> {
  localStorage.removeItem(MINE);
  await (await current())?.unsubscribe();
}

/** Whoever signs in again on a device of theirs gets its pushes again; a colleague at the same one does not. */
export async function renewSubscription(memberId: string): Promise<void> {
  if (!takesPushes() || Notification.permission !== "granted" || localStorage.getItem(MINE) !== memberId) {
    return;
  }
  if (sessionStorage.getItem(MINE) === memberId) return;
  const subscription = await current();
  if (subscription && await tell(subscription)) sessionStorage.setItem(MINE, memberId);
}

async function current(): Promise<PushSubscription | null | undefined> {
  return await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();
}

async function tell(subscription: PushSubscription): Promise<boolean> {
  const { ok } = await fetch("/api/v1/push-subscriptions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(subscription),
  });
  return ok;
}
