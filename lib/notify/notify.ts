import type { Statement, Store } from "@/db/libsql.ts";
import { newId } from "@/lib/ids.ts";
import { causeOf, usualWays } from "@/lib/notify/causes.ts";

export interface Notice {
  /** A word for what happened, such as `sla.breached`. */
  readonly kind: string;
  readonly memberIds: Iterable<string>;
  readonly ticketId?: string;
  readonly connectionId?: string;
  readonly messageId?: string;
  /** The member who caused it. */
  readonly byId?: string;
  /** ms since the epoch; absent: now. */
  readonly at?: number;
}

/** Of these the newest of a ticket says all: it takes the place of one that was not read yet. */
const NEWEST_ALONE: ReadonlySet<string> = new Set(["message.received"]);

/** Tells members of something: one row each, to be committed with the change that it speaks of. */
export function notify(store: Store, notice: Notice): Statement[] {
  return notifyAll(store, [notice]);
}

/**
 * Tells members of any number of things by a few statements: a row for whoever wants to know, a line of the
 * change log for them, and a job for each of their devices. Whoever commits it has the workspace looked at.
 */
export function notifyAll(_store: Store, notices: readonly Notice[]): Statement[] {
  const rows = notices.flatMap(rowsOf);
  if (rows.length === 0) return [];
  const args = [JSON.stringify(rows)];
  const replaced = rows.some(([, , kind]) => NEWEST_ALONE.has(String(kind)));
  return [
    ...(replaced ? [{ sql: REPLACED, args }] : []),
    ...[ROWS, EVENTS, PUSHES].map((sql) => ({ sql, args })),
  ];
}

/** As the statements below read it. */
type Row = readonly (string | number | null)[];

function rowsOf(notice: Notice): Row[] {
  const { kind, memberIds, at = Date.now() } = notice;
  const { ticketId = null, connectionId = null, messageId = null, byId = null } = notice;
  const cause = causeOf(kind);
  const { inApp, push } = usualWays(cause);
  const about = [ticketId, connectionId, messageId, byId, at];
  return [...new Set(memberIds)].map((
    memberId,
  ) => [
    newId(at),
    memberId,
    kind,
    ...about,
    cause,
    Number(inApp),
    Number(push),
    Number(NEWEST_ALONE.has(kind)),
  ]);
}

/** The rows, and what their members have chosen. */
const CHOSEN = `FROM json_each(?) AS told LEFT JOIN notification_choices AS choice
  ON choice.member_id = told.value ->> 1 AND choice.cause = told.value ->> 8`;
const IN_APP = "coalesce(choice.in_app, told.value ->> 9)";
const PUSH = "coalesce(choice.push, told.value ->> 10)";

const REPLACED = `DELETE FROM notifications WHERE read_at IS NULL AND (ticket_id, member_id, kind) IN (
  SELECT value ->> 3, value ->> 1, value ->> 2 FROM json_each(?) WHERE value ->> 11 = 1)`;

const ROWS = `INSERT INTO notifications
  (id, member_id, kind, ticket_id, connection_id, message_id, by_id, created_at, shown)
  SELECT told.value ->> 0, told.value ->> 1, told.value ->> 2, told.value ->> 3, told.value ->> 4,
    told.value ->> 5, told.value ->> 6, told.value ->> 7, ${IN_APP}
  ${CHOSEN} WHERE ${IN_APP} OR ${PUSH}`;

const EVENTS = `INSERT INTO events (kind, member_id, at)
  SELECT DISTINCT 'notifications.changed', told.value ->> 1, told.value ->> 7 ${CHOSEN} WHERE ${IN_APP}`;

/** Each device has a lane of its own, so one whose service is slow holds up no other. */
const PUSHES = `INSERT INTO jobs (id, kind, lane, state, payload, attempt, run_at, created_at)
  SELECT (told.value ->> 0) || '.' || device.id, 'push', 'push:' || device.id, 'ready',
    json_object('notificationId', told.value ->> 0, 'subscriptionId', device.id), 0,
    told.value ->> 7, told.value ->> 7
  ${CHOSEN} JOIN push_subscriptions AS device ON device.member_id = told.value ->> 1 WHERE ${PUSH}`;
