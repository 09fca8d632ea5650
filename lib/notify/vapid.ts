import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { appKeys } from "@/db/schema/control.ts";
import type { Secrets } from "@/lib/secrets.ts";

/** What a push service knows this installation by (RFC 8292); base64url. */
export interface VapidKeys {
  /** A point on P-256, 65 bytes. */
  readonly publicKey: string;
  /** 32 bytes. */
  readonly privateKey: string;
}

const NAME = "vapid";
const CURVE = { name: "ECDSA", namedCurve: "P-256" };

/**
 * The keys of this installation: made once, kept sealed in the control database. Browsers subscribe with the
 * public one, so it never changes.
 */
export async function vapidKeys(control: Store, secrets: Secrets): Promise<VapidKeys> {
  const sealed = await stored(control) ?? await makeOnce(control, secrets);
  const [publicKey = "", privateKey = ""] = (await secrets.open(sealed, NAME)).split(" ");
  return { publicKey, privateKey };
}

async function stored({ db }: Store): Promise<string | undefined> {
  const [row] = await db.select().from(appKeys).where(eq(appKeys.name, NAME));
  return row?.sealed;
}

/** Of two processes that start together the first one's stay. */
async function makeOnce(control: Store, secrets: Secrets): Promise<string> {
  const { publicKey, privateKey } = await newKeys();
  const sealed = await secrets.seal(`${publicKey} ${privateKey}`, NAME);
  const row = { name: NAME, sealed, createdAt: Date.now() };
  await control.write(() => control.commit([control.db.insert(appKeys).values(row).onConflictDoNothing()]));
  return await stored(control) ?? sealed;
}

async function newKeys(): Promise<VapidKeys> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ["sign", "verify"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const { d = "" } = await crypto.subtle.exportKey("jwk", pair.privateKey);
  return { publicKey: point.toBase64({ alphabet: "base64url", omitPadding: true }), privateKey: d };
}
