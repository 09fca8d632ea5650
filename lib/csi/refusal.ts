import { and, gt, ne } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import type { Store } from "@/db/libsql.ts";
import { type CsiSettings, csiSurveys } from "@/db/schema/workspace.ts";
import { familyOf } from "@/lib/contacts/family.ts";
import type { Scene } from "@/lib/csi/scene.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { sectionOf } from "@/lib/inbox/ingest/item.ts";
import { isRobot } from "@/lib/replies/robots.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Why a customer is not asked; each has a sentence under `csi.skipped.`. */
export type Skipped =
  | "public"
  | "switch_off"
  | "other_section"
  | "blocked"
  | "spam"
  | "robot"
  | "merged"
  | "silent"
  | "window"
  | "lately"
  | "not_writable";

/** Why this customer is not asked about this ticket now; undefined when they are. */
export async function refusalOf(
  store: Store,
  scene: Scene,
  open: OpenConnection,
  settings: CsiSettings,
  now: number,
): Promise<Skipped | undefined> {
  return ofChannel(scene, open) ?? ofCustomer(scene) ?? ofTime(scene, open, now) ??
    (await askedLately(store, scene, now - settings.quietDays * DAY_MS) ? "lately" : undefined);
}

function ofChannel({ ticket }: Scene, { capability, settings, origin }: OpenConnection): Skipped | undefined {
  const { switch: needed, section } = capability.csiNeeds ?? {};
  if (ticket.kind !== "direct") return "public";
  if (needed && !settings[needed]) return "switch_off";
  return section && sectionOf(origin) !== section ? "other_section" : undefined;
}

function ofCustomer({ ticket, identity, contact, isBlocked, isSpam }: Scene): Skipped | undefined {
  if (ticket.mergedInto) return "merged";
  if (isBlocked) return "blocked";
  if (isSpam) return "spam";
  if (ticket.lastInboundAt === null) return "silent";
  return isRobot({ ...identity, name: contact.name }, "") ? "robot" : undefined;
}

/** Nobody wrote the question, so the longer window for people's answers does not count. */
function ofTime({ identity }: Scene, { capability }: OpenConnection, now: number): Skipped | undefined {
  const hours = capability.replyWindowHours;
  if (hours === undefined) return undefined;
  return (identity.lastInboundAt ?? 0) + hours * HOUR_MS > now ? undefined : "window";
}

async function askedLately(store: Store, { ticket }: Scene, since: number): Promise<boolean> {
  const family = await familyOf(store, [ticket.contactId]);
  const [known] = await store.db.select({ id: csiSurveys.id }).from(csiSurveys).where(and(
    anyOf(csiSurveys.contactId, family),
    gt(csiSurveys.askedAt, since),
    ne(csiSurveys.id, ticket.id),
  )).limit(1);
  return known !== undefined;
}
