import type { User } from "@/db/accounts.ts";
import { claimInvitation, insertInvitedMember, insertInvitedUser } from "@/db/invitations.ts";
import { isConflict, type Store } from "@/db/libsql.ts";
import { roleOf } from "@/db/members.ts";
import { checkPerson, type Person } from "@/lib/auth/fields.ts";
import { readInvitation } from "@/lib/auth/invitations.ts";
import { recognise } from "@/lib/auth/person.ts";
import type { Session } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { sha256 } from "@/lib/secrets.ts";

interface Joiner {
  user: Pick<User, "id" | "email">;
  /** The row to store first, for somebody who has no account yet. */
  fresh?: User;
}

/**
 * Makes somebody a member by an invitation, exactly once. A known e-mail needs its right password, and a
 * browser session none; a refusal leaves the invitation as it was.
 * @param who what the person filled in, or their session (then call `switchWorkspace` to bring it here)
 * @throws {AppError} not_found with `invitation_gone`; invalid_request with `fields`; unauthorized;
 * forbidden with `invited_another` for another e-mail than the invited one; conflict for a member
 */
export async function acceptInvitation(
  control: Store,
  token: string,
  who: Person | { session: Session },
  now: number = Date.now(),
): Promise<{ userId: string; workspaceId: string }> {
  const invitation = await readInvitation(control, token, now);
  if (!invitation) throw gone();
  const joiner = await joinerOf(control, who, now, invitation.email);
  const tokenHash = await sha256(token);
  const { workspaceId } = invitation;
  await control.write(() => join(control, { tokenHash, workspaceId, joiner, now }));
  return { userId: joiner.user.id, workspaceId };
}

async function joinerOf(
  control: Store,
  who: Person | { session: Session },
  now: number,
  invited: string | null,
): Promise<Joiner> {
  if ("session" in who) {
    if (who.session.via !== "session") throw new AppError("forbidden", { reason: "browser_only" });
    refuseAnother(invited, who.session.user.email);
    return { user: who.session.user };
  }
  const person = checkPerson(who);
  refuseAnother(invited, person.email);
  const { user, isNew } = await recognise(control, person, now);
  return isNew ? { user, fresh: user } : { user };
}

async function join(
  control: Store,
  { tokenHash, workspaceId, joiner, now }: {
    tokenHash: string;
    workspaceId: string;
    joiner: Joiner;
    now: number;
  },
): Promise<void> {
  const userId = joiner.user.id;
  if (await roleOf(control, workspaceId, userId)) {
    throw new AppError("conflict", { reason: "already_member" });
  }
  try {
    const results = await control.commit([
      ...(joiner.fresh ? [insertInvitedUser(control, tokenHash, joiner.fresh)] : []),
      insertInvitedMember(control, tokenHash, userId, now),
      claimInvitation(control, tokenHash, now),
    ]);
    if (results.at(-1)?.rowsAffected !== 1) throw gone();
  } catch (error) {
    // Two forms with one e-mail at the same moment: the second one finds the account when sent again.
    throw isConflict(error) ? new AppError("conflict", { reason: "try_again" }) : error;
  }
}

function refuseAnother(invited: string | null, email: string): void {
  if (invited !== null && invited !== email) throw new AppError("forbidden", { reason: "invited_another" });
}

function gone(): AppError {
  return new AppError("not_found", { reason: "invitation_gone" });
}
