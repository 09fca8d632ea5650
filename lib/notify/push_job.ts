import { and, eq, gt } from "drizzle-orm";
import { roleOf } from "@/db/members.ts";
import { sessions, users } from "@/db/schema/control.ts";
import { pushSubscriptions } from "@/db/schema/workspace.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { backoff, type Job } from "@/lib/jobs.ts";
import { forgetDevice } from "@/lib/notify/devices.ts";
import { type PushAddress, type PushLetter, pushRequest } from "@/lib/notify/encrypt.ts";
import { unreadNotification } from "@/lib/notify/list.ts";
import { payloadOf, testPayload } from "@/lib/notify/payload.ts";
import { type Posted, postPush } from "@/lib/notify/post.ts";
import { isQuietNow } from "@/lib/notify/quiet.ts";
import { notifySettings } from "@/lib/notify/settings.ts";
import { vapidKeys } from "@/lib/notify/vapid.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type DeviceRow = typeof pushSubscriptions.$inferSelect;

const ATTEMPTS = 8;
/** Later than this nobody needs it. */
const LONGEST_WAIT_MS = 6 * 3_600_000;
const DAY_S = 24 * 3_600;
const TEST_S = 300;

/** Sends one notification, or a test, to one device. */
export async function pushNotification(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { store } = workspace;
  const [device] = await store.db.select().from(pushSubscriptions)
    .where(eq(pushSubscriptions.id, job.payload.subscriptionId ?? ""));
  if (!device) return { kind: "done" };
  if (!await stillTheirs(services, workspace, device)) {
    return { kind: "done", changes: [forgetDevice(store, device.id)] };
  }
  const letter = await letterFor(services, workspace, device, job.payload.notificationId);
  if (!letter) return { kind: "done" };
  const address = await openAddress(services, device);
  const request = pushRequest(
    address,
    letter,
    await vapidKeys(services.control, services.secrets),
    subjectOf(services),
  );
  const { allowPrivate, resolve } = services.media;
  const posted = await postPush(address.endpoint, request, { allowPrivate, resolve });
  return verdictOn(services, workspace, device, posted, job.attempt);
}

/** Whoever left the team, or signed out in that browser, is told nothing there any more. */
async function stillTheirs(
  { control, now }: Services,
  { id }: Workspace,
  { memberId, sessionKey }: DeviceRow,
): Promise<boolean> {
  if (!await roleOf(control, id, memberId)) return false;
  if (sessionKey === null) return true;
  const open = and(
    eq(sessions.tokenHash, sessionKey),
    eq(sessions.userId, memberId),
    gt(sessions.expiresAt, now()),
  );
  return (await control.db.select({ userId: sessions.userId }).from(sessions).where(open)).length > 0;
}

/** @returns undefined when there is nothing to say, or not now */
async function letterFor(
  services: Services,
  workspace: Workspace,
  { memberId }: DeviceRow,
  notificationId: string | undefined,
): Promise<PushLetter | undefined> {
  const [user] = await services.control.db.select({ locale: users.locale }).from(users).where(
    eq(users.id, memberId),
  );
  const t = translator(user?.locale ?? workspace.locale);
  if (notificationId === undefined) {
    return { payload: JSON.stringify(testPayload(workspace.name, t)), ttl: TEST_S, urgency: "high" };
  }
  const { quietHours, showText } = await notifySettings(workspace, memberId);
  if (quietHours && isQuietNow(quietHours, services.now())) return undefined;
  const view = await unreadNotification(services, workspace, notificationId, t);
  if (!view || (view.ticket && isLooking(services, workspace, memberId, view.ticket.id))) return undefined;
  const payload = JSON.stringify(payloadOf(view, workspace.name, showText, t));
  return { payload, ttl: DAY_S, urgency: "high", topic: view.ticket?.id };
}

/** Whoever has the ticket before them sees it anyway. */
function isLooking({ presence }: Services, { id }: Workspace, memberId: string, ticketId: string): boolean {
  let here = false;
  const leave = presence.follow(id, (news) => {
    here ||= news.some((one) =>
      one.ticketId === ticketId && one.members.some((member) => member.id === memberId)
    );
  });
  leave();
  return here;
}

async function openAddress({ secrets }: Services, device: DeviceRow): Promise<PushAddress> {
  const { endpoint, p256dh, auth } = Object(
    JSON.parse(await secrets.open(device.sealed, `push ${device.endpointHash}`)),
  );
  return { endpoint: String(endpoint), p256dh: String(p256dh), auth: String(auth) };
}

/** Services want to know whom to write to; they refuse a plain address of the web. */
function subjectOf({ config: { origin } }: Services): string {
  return origin.startsWith("https:") ? origin : `mailto:postmaster@${new URL(origin).hostname}`;
}

function verdictOn(
  { now }: Services,
  { store }: Workspace,
  { id }: DeviceRow,
  posted: Posted,
  attempt: number,
): Verdict {
  switch (posted.kind) {
    case "taken": {
      const used = store.db.update(pushSubscriptions).set({ usedAt: now() }).where(
        eq(pushSubscriptions.id, id),
      );
      return { kind: "done", changes: [used] };
    }
    case "gone":
      return { kind: "done", changes: [forgetDevice(store, id)] };
    case "refused":
      return { kind: "failed", error: posted.error };
    case "later": {
      const after = posted.after ?? backoff(attempt);
      const inVain = attempt >= ATTEMPTS || after > LONGEST_WAIT_MS;
      return inVain ? { kind: "failed", error: posted.error } : { kind: "again", after, error: posted.error };
    }
  }
}
