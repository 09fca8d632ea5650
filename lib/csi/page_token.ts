import { Buffer } from "node:buffer";
import { timingSafeEqual } from "node:crypto";
import { LATE_MS } from "@/lib/csi/judge.ts";
import type { Secrets } from "@/lib/secrets.ts";
import type { Services } from "@/lib/services.ts";

const SHAPE = /^([0-9a-z]{26})\.([0-9a-z]{26})\.([1-9]\d{9,14})\.([A-Za-z0-9_-]{43})$/;

/** Whose question a page is for. */
export interface PageProof {
  readonly workspaceId: string;
  readonly ticketId: string;
}

/**
 * Address of the page on which one question can be answered without logging in. It works a while longer than
 * answers count, to say so.
 * @param expiresAt until when an answer counts, ms since the epoch
 */
export async function pageUrl(
  { secrets, config }: Pick<Services, "secrets" | "config">,
  workspaceId: string,
  ticketId: string,
  expiresAt: number,
): Promise<string> {
  const until = expiresAt + LATE_MS;
  const signature = await secrets.sign(signed(workspaceId, ticketId, until));
  return `${config.origin}/csi/${[workspaceId, ticketId, until, signature].join(".")}`;
}

/** Reads a token back. @returns null for a forged or expired one */
export async function readPageToken(secrets: Secrets, token: string, now: number): Promise<PageProof | null> {
  const [, workspaceId = "", ticketId = "", time = "", signature = ""] = SHAPE.exec(token) ?? [];
  const until = Number(time);
  const expected = Buffer.from(await secrets.sign(signed(workspaceId, ticketId, until)));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  return now < until ? { workspaceId, ticketId } : null;
}

function signed(workspaceId: string, ticketId: string, until: number): string {
  return ["csi page", workspaceId, ticketId, until].join("\n");
}
