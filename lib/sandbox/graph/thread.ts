import {
  conversationId,
  type Dialogue,
  type MetaAccount,
  type MetaMessage,
  type MetaPerson,
  type MetaWorld,
  personName,
} from "@/lib/sandbox/graph/state.ts";

/** The account's dialogue with a person, begun in silence when there was none. */
export function dialogueOf(account: MetaAccount, person: MetaPerson): Dialogue {
  const known = account.dialogues.get(person.id);
  if (known) return known;
  const dialogue: Dialogue = {
    person,
    lastInbound: null,
    blocked: false,
    offline: false,
    messages: new Map(),
  };
  account.dialogues.set(person.id, dialogue);
  return dialogue;
}

export type NewMessage = Omit<MetaMessage, "mid" | "at" | "edits">;

/** Adds a message to a dialogue and to the phone. A customer's message opens the window. */
export function addMessage(
  world: MetaWorld,
  account: MetaAccount,
  dialogue: Dialogue,
  message: NewMessage,
): MetaMessage {
  const at = world.core.clock.now();
  const added: MetaMessage = { ...message, mid: world.dialect.mid(), at, edits: 0 };
  dialogue.messages.set(added.mid, added);
  if (added.from === "customer") dialogue.lastInbound = at;
  const { person } = dialogue;
  world.core.book.add(openThread(world, account, person).id, {
    id: added.mid,
    from: added.from,
    author: added.from === "customer" ? personName(person) : added.author ?? account.name,
    text: added.text ?? "",
    attachments: added.attachments.map(({ shown }) => shown),
    at,
    replyTo: added.replyTo,
    buttons: added.buttons,
  });
  return added;
}

function openThread(world: MetaWorld, account: MetaAccount, person: MetaPerson) {
  return world.core.book.open({
    id: conversationId.direct(world, account, person.id),
    platform: world.platform,
    account: account.id,
    kind: "direct",
    title: personName(person),
    customer: person.id,
  });
}

/** `message` as a webhook carries it (https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages). */
export function messageObject(message: MetaMessage): Record<string, unknown> {
  const { mid, text, attachments, replyTo, extra } = message;
  return {
    mid,
    ...(text !== undefined && text !== "" && { text }),
    ...(attachments.length > 0 && {
      attachments: attachments.map(({ type, payload }) => ({ type, payload })),
    }),
    ...(replyTo !== undefined && { reply_to: { mid: replyTo } }),
    ...extra,
  };
}
