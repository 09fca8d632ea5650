import { eq } from "drizzle-orm";
import { notificationChoices, notificationSettings } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { type Cause, CAUSES, usualWays, type Ways } from "@/lib/notify/causes.ts";
import { isClock, type QuietHours } from "@/lib/notify/quiet.ts";
import { isTimeZone } from "@/lib/sla/zone.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** How one member wants to be told. */
export interface NotifySettings {
  readonly causes: Readonly<Record<Cause, Ways>>;
  /** null: pushes may come at any hour. */
  readonly quietHours: QuietHours | null;
  /** Pushes show who wrote and what. */
  readonly showText: boolean;
}

/** What is not there stays as it is. */
export interface NotifyChange {
  readonly causes?: Partial<Record<Cause, Partial<Ways>>>;
  readonly quietHours?: QuietHours | null;
  readonly showText?: boolean;
}

export async function notifySettings(
  { store: { db } }: Workspace,
  memberId: string,
): Promise<NotifySettings> {
  const [row] = await db.select().from(notificationSettings).where(
    eq(notificationSettings.memberId, memberId),
  );
  const chosen = await db.select().from(notificationChoices).where(
    eq(notificationChoices.memberId, memberId),
  );
  const known = new Map(chosen.map(({ cause, inApp, push }) => [cause, { inApp, push }]));
  const quiet = row?.quietFrom && row.quietTo
    ? { from: row.quietFrom, to: row.quietTo, timeZone: row.timeZone }
    : null;
  return {
    causes: causesBy((cause) => known.get(cause) ?? usualWays(cause)),
    quietHours: quiet,
    showText: row?.showText ?? false,
  };
}

/** @throws {AppError} invalid_request for hours that are none, or a zone that does not exist */
export async function changeNotifySettings(
  workspace: Workspace,
  memberId: string,
  change: NotifyChange,
): Promise<void> {
  const { store } = workspace;
  if (change.quietHours) checkQuiet(change.quietHours);
  await store.write(async () => {
    const before = await notifySettings(workspace, memberId);
    const { quietHours = before.quietHours, showText = before.showText } = change;
    const values = {
      quietFrom: quietHours?.from ?? null,
      quietTo: quietHours?.to ?? null,
      timeZone: quietHours?.timeZone ?? "UTC",
      showText,
    };
    const chosen = CAUSES.filter((cause) => change.causes?.[cause]).map((cause) => ({
      memberId,
      cause,
      ...before.causes[cause],
      ...change.causes?.[cause],
    }));
    await store.commit([
      store.db.insert(notificationSettings).values({ memberId, ...values })
        .onConflictDoUpdate({ target: notificationSettings.memberId, set: values }),
      ...chosen.map(({ inApp, push, ...key }) =>
        store.db.insert(notificationChoices).values({ ...key, inApp, push }).onConflictDoUpdate({
          target: [notificationChoices.memberId, notificationChoices.cause],
          set: { inApp, push },
        })
      ),
    ]);
  });
}

/** One thing for each cause. */
export function causesBy<T>(of: (cause: Cause) => T): Record<Cause, T> {
  return Object.fromEntries(CAUSES.map((cause) => [cause, of(cause)])) as Record<Cause, T>;
}

function checkQuiet({ from, to, timeZone }: QuietHours): void {
  const fields = {
    ...!isClock(from) && { quietFrom: "clock" },
    ...!isClock(to) && { quietTo: "clock" },
    ...isClock(from) && from === to && { quietTo: "no_hours" },
    ...!isTimeZone(timeZone) && { timeZone: "time_zone" },
  };
  if (Object.keys(fields).length > 0) throw new AppError("invalid_request", { fields });
}
