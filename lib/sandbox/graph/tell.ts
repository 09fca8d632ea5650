import { sendEvent } from "@/lib/sandbox/graph/events.ts";
import type { Dialogue, MetaAccount, MetaMessage, MetaWorld } from "@/lib/sandbox/graph/state.ts";
import { messageObject } from "@/lib/sandbox/graph/thread.ts";
import type { DeliveryResult } from "@/lib/sandbox/outbox.ts";

/** Tells something that a person did in the dialogue. */
export function tellInbound(
  world: MetaWorld,
  account: MetaAccount,
  { person }: Dialogue,
  field: string,
  content: Record<string, unknown>,
): Promise<DeliveryResult> {
  const ids = { sender: { id: person.id }, recipient: { id: account.id } };
  return tell(world, account, field, { ...ids, timestamp: world.core.clock.now(), ...content });
}

/** Tells a message that the account's side has sent, whoever wrote it. */
export function tellEcho(
  world: MetaWorld,
  account: MetaAccount,
  { person }: Dialogue,
  message: MetaMessage,
): Promise<DeliveryResult> {
  const { fields, echo } = world.dialect;
  return tell(world, account, fields.echoes, {
    sender: { id: account.id },
    recipient: { id: person.id },
    timestamp: message.at,
    message: { ...messageObject(message), is_echo: true, ...echo(account, message) },
  });
}

/** Tells that messages have reached the person's phone, where the platform does. */
export async function tellDelivery(
  world: MetaWorld,
  account: MetaAccount,
  dialogue: Dialogue,
  messages: readonly MetaMessage[],
): Promise<void> {
  const field = world.dialect.fields.deliveries;
  const watermark = messages.at(-1)?.at;
  if (field === undefined || watermark === undefined || dialogue.offline) return;
  await tell(world, account, field, {
    sender: { id: dialogue.person.id },
    recipient: { id: account.id },
    delivery: { mids: messages.map(({ mid }) => mid), watermark },
  });
}

/** While another app has the conversation, everything comes as `standby`. */
function tell(world: MetaWorld, account: MetaAccount, field: string, messaging: unknown) {
  const { standby } = account;
  return sendEvent(world, account, { field: standby ? "standby" : field, name: field, messaging, standby });
}
