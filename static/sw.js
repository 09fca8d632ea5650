// Shows what is pushed, and opens what it speaks of. The one page that it keeps says that the network is away: all
// others are private.
const HOME = "/notifications";
const OFFLINE = "/offline";
const KEPT = "offline-VERSION";

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(KEPT).then((cache) => cache.add(new Request(OFFLINE, { cache: "reload" }))));
});
addEventListener("activate", (event) => event.waitUntil(begin()));

addEventListener("fetch", (event) => {
  const { mode, destination, method } = event.request;
  if (mode === "navigate" && destination === "document" && method === "GET") event.respondWith(visit(event));
});

addEventListener("push", (event) => {
  const { title = "Отклик", body = "", tag, url = HOME } = read(event.data);
  event.waitUntil(registration.showNotification(title, {
    body,
    tag,
    renotify: tag !== undefined,
    icon: "/icon-192.png",
    badge: "/icon-192.png",
    data: { url },
  }));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.url ?? HOME, location.origin);
  if (url.origin === location.origin) event.waitUntil(open(url.href));
});

// The browser changed its address: the product is told the new one.
addEventListener("pushsubscriptionchange", (event) => {
  const options = event.oldSubscription?.options;
  if (options) event.waitUntil(registration.pushManager.subscribe(options).then(tell));
});

async function begin() {
  const old = (await caches.keys()).filter((name) => name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  // The page is asked for while the worker still wakes.
  await registration.navigationPreload?.enable();
  await clients.claim();
}

/** A page comes from the network alone, as it would without a worker. */
async function visit({ request, preloadResponse }) {
  try {
    return await preloadResponse ?? await fetch(request);
  } catch {
    return await caches.match(OFFLINE) ?? Response.error();
  }
}

function read(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** A window that is there comes to the front; else a new one is opened. */
async function open(url) {
  const [window] = await clients.matchAll({ type: "window" });
  if (!window) return await clients.openWindow(url);
  await window.focus();
  return await window.navigate(url).catch(() => clients.openWindow(url));
}

async function tell(subscription) {
  await fetch("/api/v1/push-subscriptions", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(subscription),
  });
}
