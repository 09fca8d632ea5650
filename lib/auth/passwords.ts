import { hash, verify } from "@node-rs/argon2";
import { gate } from "@/lib/auth/gate.ts";

/** OWASP Password Storage Cheat Sheet, argon2id (the library's default algorithm): KiB, passes, lanes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PREFIX = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;
/** Costs as much to check as a real hash, and nobody knows a password for it. */
const NOBODYS = `${PREFIX}${"A".repeat(22)}$${"A".repeat(43)}`;

const LEAST = 10;
const MOST = 1_000;
/** Each hash takes 19 MiB while it runs: a few do at once, the others wait in line. */
export const hashing = gate(4, 200);

/**
 * Says what is wrong with a new password; length counts Unicode code points after NFKC.
 * @returns undefined when it can be taken
 */
export function passwordFault(password: string): "password_too_short" | "password_too_long" | undefined {
  // A code point may take two UTF-16 code units, and NFKC may join several code points into one.
  if (password.length > MOST * 4) return "password_too_long";
  const length = [...password.normalize("NFKC")].length;
  if (length < LEAST) return "password_too_short";
  return length > MOST ? "password_too_long" : undefined;
}

/** @returns an argon2id hash in PHC form, with its own salt */
export async function hashPassword(password: string): Promise<string> {
  return await hashing(() => hash(password.normalize("NFKC"), COST));
}

/**
 * Checks a password in the same time whether the user exists or not.
 * @param known the user's hash, or undefined when there is no such user
 * @returns `stale` when it is right but was hashed at another cost: hash it anew
 */
export async function verifyPassword(
  known: string | undefined,
  password: string,
): Promise<"right" | "stale" | "wrong"> {
  const tried = passwordFault(password) === "password_too_long" ? "" : password.normalize("NFKC");
  const right = await hashing(() => verify(known ?? NOBODYS, tried));
  if (!right || known === undefined || tried === "") return "wrong";
  return known.startsWith(PREFIX) ? "right" : "stale";
}
