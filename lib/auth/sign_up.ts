import { insertUser, insertWorkspace, type User } from "@/db/accounts.ts";
import { isConflict, type Statement, type Store } from "@/db/libsql.ts";
import { insertMember, workspacesOfUser } from "@/db/members.ts";
import { checkBusiness, type Person } from "@/lib/auth/fields.ts";
import { recognise } from "@/lib/auth/person.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { newId } from "@/lib/ids.ts";

export interface SignedUp {
  workspace: { id: string; name: string };
  user: Viewer["user"];
}

type Checked = ReturnType<typeof checkBusiness>;

/**
 * Makes a workspace and its owner in one commit. An e-mail that is known already does not say so: with its
 * right password the same user gets one more workspace (or the one of this name that they own, so that a
 * form sent twice makes one), with any other the answer is that of a failed log-in.
 * @throws {AppError} invalid_request with `fields`, unauthorized
 */
export async function signUp(
  control: Store,
  input: Person & { businessName: string },
  now: number = Date.now(),
): Promise<SignedUp> {
  const checked = checkBusiness(input);
  try {
    return await settle(control, checked, now);
  } catch (error) {
    if (!isConflict(error)) throw error;
    // Somebody signed up with this e-mail while the password was being hashed: now it is known.
    return await settle(control, checked, now);
  }
}

async function settle(control: Store, checked: Checked, now: number): Promise<SignedUp> {
  const { user, isNew } = await recognise(control, checked, now);
  return await control.write(async () => {
    const owned = isNew ? undefined : await ownedWorkspace(control, user.id, checked.businessName);
    const workspace = owned ?? { id: newId(now), name: checked.businessName };
    if (!owned) await control.commit(rows(control, checked, user, workspace.id, now, isNew));
    const { id, name, email, locale } = user;
    return { workspace: { id: workspace.id, name: workspace.name }, user: { id, name, email, locale } };
  });
}

async function ownedWorkspace(control: Store, userId: string, name: string) {
  const all = await workspacesOfUser(control, userId);
  return all.find((workspace) => workspace.role === "owner" && workspace.name === name);
}

function rows(
  control: Store,
  { businessName, locale }: Checked,
  user: User,
  workspaceId: string,
  now: number,
  isNew: boolean,
): Statement[] {
  return [
    insertWorkspace(control, { id: workspaceId, name: businessName, locale, createdAt: now }),
    ...(isNew ? [insertUser(control, user)] : []),
    insertMember(control, { workspaceId, userId: user.id, role: "owner", createdAt: now }),
  ];
}
