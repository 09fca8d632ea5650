import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import { newToken } from "@/lib/ids.ts";
import type { Secrets } from "@/lib/secrets.ts";

const DAY_MS = 86_400_000;
/** How long a token opens its conversation after it was issued. */
export const TOKEN_MS = 180 * DAY_MS;
/** A token that was issued longer ago than this is replaced when it is shown. */
const RENEW_MS = 7 * DAY_MS;
const VISITOR_BYTES = 18;
const SHAPE = /^([A-Za-z0-9_-]{24})\.([1-9]\d{9,12})\.([A-Za-z0-9_-]{43})$/;

/** What a genuine token says. */
export interface VisitorProof {
  /** Unguessable, 24 characters; the visitor's external id on the connection. */
  readonly visitorId: string;
  /** ms since the epoch. */
  readonly issuedAt: number;
}

/** An id for somebody who has never been here. */
export function newVisitorId(): string {
  return newToken(VISITOR_BYTES);
}

/**
 * Makes the token by which a visitor's browser is known again: id, time and signature. It opens one
 * conversation on one connection and nothing else; nothing of it is stored here.
 * @param now ms since the epoch
 */
export async function issueToken(
  secrets: Secrets,
  connectionId: string,
  visitorId: string,
  now: number,
): Promise<string> {
  return `${visitorId}.${now}.${await secrets.sign(signed(connectionId, visitorId, now))}`;
}

/**
 * Reads a token back.
 * @returns null for a forged or expired one, and for one of another connection
 */
export async function readToken(
  secrets: Secrets,
  connectionId: string,
  token: string,
  now: number,
): Promise<VisitorProof | null> {
  const [, visitorId = "", time = "", signature = ""] = SHAPE.exec(token) ?? [];
  const issuedAt = Number(time);
  const expected = Buffer.from(await secrets.sign(signed(connectionId, visitorId, issuedAt)));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return now < issuedAt + TOKEN_MS ? { visitorId, issuedAt } : null;
}

/** True when the token works but should be replaced by a fresh one. */
export function isDueForRenewal({ issuedAt }: VisitorProof, now: number): boolean {
  return now > issuedAt + RENEW_MS;
}

function signed(connectionId: string, visitorId: string, issuedAt: number): string {
  return ["chat visitor", connectionId, visitorId, issuedAt].join("\n");
}
