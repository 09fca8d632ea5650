import { and, eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { users, workspaces } from "@/db/schema/control.ts";

export type User = typeof users.$inferSelect;

/** @param email already normalised */
export async function userByEmail(control: Store, email: string): Promise<User | undefined> {
  const [user] = await control.db.select().from(users).where(eq(users.email, email)).limit(1);
  return user;
}

export async function userById(control: Store, id: string): Promise<User | undefined> {
  const [user] = await control.db.select().from(users).where(eq(users.id, id)).limit(1);
  return user;
}

export function insertUser(control: Store, user: User) {
  return control.db.insert(users).values(user);
}

export function insertWorkspace(control: Store, workspace: typeof workspaces.$inferSelect) {
  return control.db.insert(workspaces).values(workspace);
}

export function updateProfile(
  control: Store,
  userId: string,
  change: Partial<Pick<User, "name" | "locale">>,
) {
  return control.db.update(users).set(change).where(eq(users.id, userId));
}

/** Changes nothing when somebody else has changed the password in the meantime. */
export function updatePassword(
  control: Store,
  user: Pick<User, "id" | "passwordHash">,
  passwordHash: string,
) {
  return control.db.update(users).set({ passwordHash })
    .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash)));
}
