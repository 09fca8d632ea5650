import type { Context } from "fresh";
import type { Role } from "@/db/schema/control.ts";
import { listInvitations } from "@/lib/auth/invitations.ts";
import { members } from "@/lib/auth/members.ts";
import { mayManage } from "@/lib/auth/roles.ts";
import type { Refused } from "@/routes/forms.ts";
import type { Desk } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

const ROLES: readonly Role[] = ["owner", "admin", "agent"];

/** A link that has just been made: it can be shown now, and never again. */
export interface MadeLink {
  readonly url: string;
  readonly email?: string;
}

/** Who works here, who is invited, and which roles the viewer can give. */
export async function teamView(
  { state: { services } }: Context<State>,
  { viewer, may }: Desk,
  change: { readonly refused?: Refused; readonly made?: MadeLink } = {},
) {
  const { control, now } = services;
  const [all, invitations] = await Promise.all([
    members(control, viewer.workspaceId),
    listInvitations(control, viewer, now()),
  ]);
  return {
    ...change,
    may,
    viewerId: viewer.user.id,
    members: all,
    invitations,
    roles: rolesFor(viewer.role),
  };
}

/** The roles that somebody may give, the smallest first. */
export function rolesFor(actor: Role): Role[] {
  return ROLES.filter((role) => mayManage(actor, role)).reverse();
}
