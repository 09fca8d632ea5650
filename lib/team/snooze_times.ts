import { AppError } from "@/lib/errors.ts";
import { firstInstant, isTimeZone } from "@/lib/sla/zone.ts";

export const SNOOZE_PRESETS = ["1h", "3h", "tomorrow", "monday"] as const;
export type SnoozePreset = typeof SNOOZE_PRESETS[number];

/** Until when something is put off: a moment, a preset, or a time by the wall clock of a zone. */
export interface SnoozeWish {
  /** ISO 8601. */
  readonly until?: string;
  readonly preset?: SnoozePreset;
  /** `2026-03-13T09:00` */
  readonly local?: string;
  /** IANA name; what `preset` and `local` are counted by. */
  readonly timeZone?: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Minutes from midnight at which a working day begins. */
const MORNING = 9 * 60;
const MOST_MS = 366 * DAY_MS;
/** Days since 1 January 1970, a Thursday, of some Monday. */
const SOME_MONDAY = 4;

/**
 * The moment that is meant, in ms since the epoch.
 * @param usual the zone to count by where none is named
 * @throws {AppError} invalid_request for none or several, a moment that has passed, or one too far away
 */
export function snoozeMoment(wish: SnoozeWish, now: number, usual: string): number {
  const { until, preset, local, timeZone = usual } = wish;
  if ([until, preset, local].filter((one) => one !== undefined).length !== 1) refuse("until", "snooze_time");
  if (!isTimeZone(timeZone)) refuse("timeZone", "zone_unknown");
  const field = local === undefined ? "until" : "local";
  const at = preset
    ? presetMoment(preset, now, timeZone)
    : local === undefined
    ? Date.parse(until ?? "")
    : wallMoment(local, timeZone);
  if (Number.isNaN(at)) refuse(field, "snooze_time");
  if (at <= now) refuse(field, "snooze_past");
  if (at > now + MOST_MS) refuse(field, "snooze_far");
  return at;
}

/** When a preset is over, by the wall clock of a zone. */
export function presetMoment(preset: SnoozePreset, now: number, timeZone: string): number {
  if (preset === "1h") return now + HOUR_MS;
  if (preset === "3h") return now + 3 * HOUR_MS;
  const today = dayOf(now, timeZone);
  const ahead = preset === "tomorrow" ? 1 : 7 - modulo(today - SOME_MONDAY, 7);
  return firstInstant(timeZone, today + ahead, MORNING);
}

/** Days since 1 January 1970, by the wall calendar. */
function dayOf(now: number, timeZone: string): number {
  const date = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  return Date.parse(date.toString()) / DAY_MS;
}

function wallMoment(local: string, timeZone: string): number {
  const [, date = "", hours, minutes] = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)$/.exec(local) ?? [];
  const day = Date.parse(date) / DAY_MS;
  if (!Number.isInteger(day) || !new Date(day * DAY_MS).toISOString().startsWith(date)) return NaN;
  return firstInstant(timeZone, day, Number(hours) * 60 + Number(minutes));
}

function modulo(value: number, by: number): number {
  return (value % by + by) % by;
}

function refuse(field: string, reason: string): never {
  throw new AppError("invalid_request", { fields: { [field]: reason }, reason });
}
