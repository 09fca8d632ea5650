import {
  deleteInvitation,
  deleteStaleInvitations,
  insertInvitation,
  invitationsOf,
  liveInvitation,
} from "@/db/invitations.ts";
import type { Store } from "@/db/libsql.ts";
import { userByEmail } from "@/db/accounts.ts";
import { roleOf } from "@/db/members.ts";
import type { Role } from "@/db/schema/control.ts";
import { normaliseEmail } from "@/lib/auth/email.ts";
import { refuse } from "@/lib/auth/fields.ts";
import { mayManage, roleNow } from "@/lib/auth/roles.ts";
import { can, type Viewer } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId, newToken } from "@/lib/ids.ts";
import { sha256 } from "@/lib/secrets.ts";

const LIFE_MS = 7 * 24 * 60 * 60 * 1_000;
const MOST = 100;

/**
 * Invites one person by a link that works once, within 7 days, and only while the inviter may hand out the
 * role. With an e-mail nobody else can use it; a newer invitation to the same e-mail replaces the older.
 * @returns `token` is shown once: only its SHA-256 is kept; times in ms
 * @throws {AppError} invalid_request for the e-mail; forbidden; conflict for a member or over 100 open ones
 */
export async function invite(
  control: Store,
  viewer: Viewer,
  input: { email?: string; role: Role },
  now: number = Date.now(),
): Promise<{ id: string; token: string; expiresAt: number }> {
  const email = invitedEmail(input.email);
  const { workspaceId } = viewer;
  const token = newToken(32);
  const tokenHash = await sha256(token);
  const row = {
    id: newId(now),
    tokenHash,
    workspaceId,
    email: email ?? null,
    role: input.role,
    invitedBy: viewer.user.id,
    createdAt: now,
    expiresAt: now + LIFE_MS,
  };
  await control.write(async () => {
    if (!mayManage(await roleNow(control, viewer), input.role)) throw new AppError("forbidden");
    await checkRoom(control, workspaceId, email, now);
    const stale = deleteStaleInvitations(control, workspaceId, now, email);
    await control.commit([stale, insertInvitation(control, row)]);
  });
  return { id: row.id, token, expiresAt: row.expiresAt };
}

/** What the page of an invitation shows; null when it is used, too old, revoked or unknown. */
export async function readInvitation(control: Store, token: string, now: number = Date.now()) {
  return await liveInvitation(control, await sha256(token), now) ?? null;
}

/**
 * The invitations that wait for an answer, the oldest first, without their links.
 * @throws {AppError} forbidden for an agent
 */
export async function listInvitations(control: Store, viewer: Viewer, now: number = Date.now()) {
  if (!can(viewer).manageMembers) throw new AppError("forbidden");
  return await invitationsOf(control, viewer.workspaceId, now);
}

/**
 * Takes an unused invitation back.
 * @throws {AppError} forbidden for an agent; not_found when it is used or not of this workspace
 */
export async function revokeInvitation(control: Store, viewer: Viewer, id: string): Promise<void> {
  if (!can(viewer).manageMembers) throw new AppError("forbidden");
  const deletion = deleteInvitation(control, viewer.workspaceId, id);
  const [result] = await control.write(() => control.commit([deletion]));
  if (result?.rowsAffected !== 1) throw new AppError("not_found", { invitationId: id });
}

function invitedEmail(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const email = normaliseEmail(text);
  refuse({ email: email === null ? "email_invalid" : undefined });
  return email ?? undefined;
}

async function checkRoom(control: Store, workspaceId: string, email: string | undefined, now: number) {
  const user = email === undefined ? undefined : await userByEmail(control, email);
  if (user && await roleOf(control, workspaceId, user.id)) {
    throw new AppError("conflict", { reason: "already_member" });
  }
  const open = await invitationsOf(control, workspaceId, now);
  if (open.length >= MOST) throw new AppError("conflict", { reason: "too_many_invitations", limit: MOST });
}
