import { randomText } from "@/lib/sandbox/graph/ids.ts";
import { personName } from "@/lib/sandbox/graph/state.ts";
import {
  conversationOf,
  type WaDialogue,
  type WaMessage,
  type WaNumber,
  type WhatsappWorld,
} from "@/lib/sandbox/whatsapp/state.ts";

export type NewMessage = Omit<WaMessage, "id" | "at" | "status"> & { readonly author?: string };

/** A message with its id and time, which nobody has got yet. */
export function draft({ core }: WhatsappWorld, message: Omit<NewMessage, "author">): WaMessage {
  return { ...message, id: newWamid(), at: core.clock.now(), status: "accepted" };
}

export function newWamid(): string {
  return `wamid.HBgL${randomText(40)}`;
}

/** Adds a message to a dialogue and to the phone. A customer's message opens the window. */
export function addMessage(
  world: WhatsappWorld,
  number: WaNumber,
  dialogue: WaDialogue,
  { author, ...message }: NewMessage,
): WaMessage {
  const added = draft(world, message);
  const { at } = added;
  dialogue.messages.set(added.id, added);
  if (added.from === "customer") dialogue.lastInbound = at;
  const { person } = dialogue;
  const id = conversationOf(number, person);
  const { platform } = world;
  world.core.book.open({
    id,
    platform,
    account: number.id,
    kind: "direct",
    title: personName(person),
    customer: person.key,
  });
  world.core.book.add(id, {
    id: added.id,
    from: added.from,
    author: added.from === "customer" ? personName(person) : author ?? number.name,
    text: added.text,
    attachments: added.attachments,
    at,
    replyTo: added.replyTo,
    buttons: added.buttons,
  });
  return added;
}
