import { AppError } from "@/lib/errors.ts";
import { wallHour } from "@/lib/reports/wall_clock.ts";
import { firstInstant } from "@/lib/sla/zone.ts";

export const PRESETS = ["today", "7", "30", "90", "own"] as const;
export type Preset = typeof PRESETS[number];

/** Whole days of one zone, both ends included: days since 1 January 1970 by the wall calendar. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** What a report looks at, and what it is compared with. */
export interface Period extends Days {
  readonly preset: Preset;
  readonly timeZone: string;
  /** As many days, just before. */
  readonly before: Days;
}

/** From `start` until just before `end`, in ms since the epoch. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What an address says of the period. */
export interface PeriodWish {
  readonly period?: Preset;
  /** `2026-03-12` */
  readonly from?: string;
  readonly to?: string;
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
const USUAL: Preset = "7";

/**
 * @param now ms since the epoch
 * @throws {AppError} invalid_request with a code for `from` or `to`
 */
export function periodOf(wish: PeriodWish, timeZone: string, now: number): Period {
  const today = wallHour(timeZone, now).day;
  const preset = wish.period ?? (wish.from || wish.to ? "own" : USUAL);
  const { from, to } = preset === "own" ? ownDays(wish, today) : lastDays(preset, today);
  const length = to - from + 1;
  return { preset, timeZone, from, to, before: { from: from - length, to: from - 1 } };
}

function lastDays(preset: Exclude<Preset, "own">, today: number): Days {
  return { from: preset === "today" ? today : today - Number(preset) + 1, to: today };
}

function ownDays({ from = "", to = "" }: PeriodWish, today: number): Days {
  const end = to === "" ? today : dayOf(to);
  const start = from === "" ? end : dayOf(from);
  if (start === undefined) refuse("from", "date_invalid");
  if (end === undefined) refuse("to", "date_invalid");
  if (end < start) refuse("to", "dates_backwards");
  if (end - start >= MOST_DAYS) refuse("from", "period_too_long");
  return { from: start, to: end };
}

function refuse(field: string, code: string): never {
  throw new AppError("invalid_request", { fields: { [field]: code }, limit: MOST_DAYS });
}

/** @param date `2026-03-12`; undefined for what is no day of a calendar */
export function dayOf(date: string): number | undefined {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  return Number.isNaN(at) || dateOf(at / DAY_MS) !== date ? undefined : at / DAY_MS;
}

/** `2026-03-12` */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** All of some days as a span: a day of a zone may have 23 or 25 hours. */
export function spanOf(timeZone: string, { from, to }: Days): Span {
  return { start: firstInstant(timeZone, from, 0), end: firstInstant(timeZone, to + 1, 0) };
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: number): number {
  return ((day + 3) % 7 + 7) % 7 + 1;
}
