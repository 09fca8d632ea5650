import type { Store } from "@/db/libsql.ts";
import { type User, userByEmail } from "@/db/accounts.ts";
import type { Person } from "@/lib/auth/fields.ts";
import { hashPassword, verifyPassword } from "@/lib/auth/passwords.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";

/**
 * The user behind a sign-up or an accepted invitation. Somebody who already has an account proves it by its
 * password; a wrong one is refused in the words of a failed log-in, and in the same time.
 * @param person already checked
 * @returns `isNew`: the row is made up and not stored yet
 * @throws {AppError} unauthorized
 */
export async function recognise(
  control: Store,
  person: Required<Person>,
  now: number,
): Promise<{ user: User; isNew: boolean }> {
  const known = await userByEmail(control, person.email);
  if (known) {
    if (await verifyPassword(known.passwordHash, person.password) === "wrong") throw wrongCredentials();
    return { user: known, isNew: false };
  }
  const passwordHash = await hashPassword(person.password);
  const { email, name, locale } = person;
  return { user: { id: newId(now), email, name, passwordHash, locale, createdAt: now }, isNew: true };
}

/** The one answer to an unknown e-mail and to a wrong password. */
export function wrongCredentials(): AppError {
  return new AppError("unauthorized", { reason: "wrong_credentials" });
}
