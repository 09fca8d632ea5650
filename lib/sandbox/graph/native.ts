import { type CustomerAttachment, prepare } from "@/lib/sandbox/attachments.ts";
import type { Dialogue, MetaAccount, MetaAttachment, MetaWorld } from "@/lib/sandbox/graph/state.ts";
import { tellDelivery, tellEcho } from "@/lib/sandbox/graph/tell.ts";
import { addMessage } from "@/lib/sandbox/graph/thread.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";

/** Who answers in the platform's own app. */
export interface MetaAdminProfile {
  readonly name: string;
}

/**
 * Somebody of the business answers in the platform's own app: an echo, but not of our app.
 * @throws {RangeError} when the person has never written
 */
export async function replyNatively(
  world: MetaWorld,
  account: MetaAccount,
  { name }: MetaAdminProfile,
  { to, text, attachments = [] }: { to: string; text: string; attachments?: readonly CustomerAttachment[] },
): Promise<Done> {
  const dialogue = account.dialogues.get(to);
  if (!dialogue) throw unknown("customer", to);
  const message = addMessage(world, account, dialogue, {
    from: "native",
    author: name,
    text,
    attachments: await ready(world, attachments),
  });
  const told = await tellEcho(world, account, dialogue, message);
  world.core.work.run(() => tellDelivery(world, account, dialogue, [message]));
  return { ids: [message.mid], ...told };
}

async function ready(
  world: MetaWorld,
  attachments: readonly CustomerAttachment[],
): Promise<MetaAttachment[]> {
  const media = await Promise.all(attachments.map((one) => prepare(world.core.files, one)));
  return media.flatMap((one) => world.dialect.attach(world, one) ?? []);
}

/** May the account's API calls reach this person now? */
export function isReachable({ core }: MetaWorld, dialogue: Dialogue | undefined): boolean {
  const last = dialogue?.lastInbound ?? null;
  return last !== null && !dialogue?.blocked && core.clock.now() - last <= 86_400_000;
}
