import type { GraphRefusal } from "@/lib/sandbox/graph/errors.ts";
import { failure } from "@/lib/sandbox/whatsapp/errors.ts";
import type { WaDialogue, WaMessage, WaNumber, WhatsappWorld } from "@/lib/sandbox/whatsapp/state.ts";
import { tellStatus } from "@/lib/sandbox/whatsapp/tell.ts";

/** An accepted message goes its way: sent, and delivered when the phone is on. */
export async function goesOut(
  world: WhatsappWorld,
  number: WaNumber,
  dialogue: WaDialogue,
  message: WaMessage,
): Promise<void> {
  message.status = "sent";
  await tellStatus(world, number, dialogue, message, "sent");
  if (!dialogue.offline) await arrives(world, number, dialogue, message);
}

export async function arrives(
  world: WhatsappWorld,
  number: WaNumber,
  dialogue: WaDialogue,
  message: WaMessage,
): Promise<void> {
  if (message.status !== "sent") return;
  message.status = "delivered";
  await tellStatus(world, number, dialogue, message, "delivered");
}

/** An accepted message never reaches the phone. */
export async function fails(
  world: WhatsappWorld,
  number: WaNumber,
  dialogue: WaDialogue,
  message: WaMessage,
  why: GraphRefusal,
): Promise<void> {
  message.status = "failed";
  await tellStatus(world, number, dialogue, message, "failed", failure(why));
}
