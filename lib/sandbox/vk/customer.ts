import { Peek } from "@/lib/channels/json.ts";
import { type CustomerAttachment, prepare } from "@/lib/sandbox/attachments.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";
import { randomHex } from "@/lib/sandbox/vk/callback.ts";
import { addMessage, type NewMessage } from "@/lib/sandbox/vk/dialogue.ts";
import { vkAttachment } from "@/lib/sandbox/vk/media.ts";
import { messageObject } from "@/lib/sandbox/vk/objects.ts";
import {
  type Community,
  conversationId,
  dialogueOf,
  type VkAttachment,
  type VkDialogue,
  type VkMessage,
  type VkPerson,
  type VkWorld,
} from "@/lib/sandbox/vk/state.ts";
import { VkVisitor } from "@/lib/sandbox/vk/visitor.ts";

export interface Extras {
  readonly attachments?: readonly CustomerAttachment[];
  /** Id of the message or comment that is answered. */
  readonly replyTo?: string;
}

const CLIENT_INFO = {
  button_actions: ["text", "vkpay", "open_app", "location", "open_link", "callback", "intent_subscribe"],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
};

/** A person who writes to a community, comments and discusses. Every act posts its event and waits for the product. */
export class VkCustomer extends VkVisitor {
  readonly #dialogue: VkDialogue;

  constructor(world: VkWorld, community: Community, person: VkPerson) {
    super(world, community, person);
    this.#dialogue = dialogueOf(community, person);
  }

  /** What this person sees in the chat with the community, oldest first. */
  lines(): readonly Line[] {
    return this.world.core.book.get(conversationId.direct(this.community, this.id))?.lines ?? [];
  }

  /** Writes, which also allows the community to answer. @throws {RangeError} above 4096 UTF-16 code units */
  async write(text: string, { attachments = [], replyTo }: Extras = {}): Promise<Done> {
    if (text.length > 4096) throw new RangeError(`Could not write ${text.length} characters at once`);
    const { ready, geo } = await this.#prepare(attachments);
    const quoted = replyTo === undefined ? undefined : this.#message(replyTo);
    return await this.#say({ text, attachments: ready, replyTo: quoted, geo });
  }

  /** @throws {RangeError} when this person wrote no such message */
  async edit(messageId: string, text: string): Promise<Done> {
    const message = this.#message(messageId);
    if (message.fromId !== this.id) throw unknown("own message", messageId);
    message.text = text;
    message.updateTime = this.world.core.clock.seconds();
    this.#change(message, { text, editedAt: this.world.core.clock.now() });
    return await this.event("message_edit", messageObject(message), [messageId]);
  }

  /** Deletes for both sides; VK has no event for it. */
  delete(messageId: string): Promise<Done> {
    this.#change(this.#message(messageId), { deleted: true });
    return Promise.resolve({ ids: [messageId], delivered: false, attempts: 0, status: null });
  }

  /** Presses "allow messages". */
  allow(): Promise<Done> {
    this.#dialogue.allowed = true;
    return this.event("message_allow", { user_id: this.id, key: "" });
  }

  /** Forbids messages: sends answer 901 from now on. */
  deny(): Promise<Done> {
    this.#dialogue.allowed = false;
    return this.event("message_deny", { user_id: this.id });
  }

  /** Closes the private messages by privacy settings (902), which no event tells. */
  closePrivacy(closed = true): void {
    this.#dialogue.closed = closed;
  }

  /** Reads everything up to a message, by default to the last. */
  async read(upTo?: string): Promise<Done> {
    const last = upTo === undefined
      ? [...this.#dialogue.messages.values()].findLast(({ fromId }) => fromId < 0)
      : this.#message(upTo);
    if (!last) throw unknown("message of the community to", "read");
    for (const message of this.#dialogue.messages.values()) {
      if (message.fromId < 0 && message.cmid <= last.cmid) this.#change(message, { read: true });
    }
    return await this.event("message_read", {
      from_id: this.id,
      peer_id: this.id,
      read_message_id: last.id,
      conversation_message_id: last.cmid,
    });
  }

  typing(): Promise<Done> {
    const to_id = -this.community.groupId;
    return this.event("message_typing_state", { state: "typing", from_id: this.id, to_id });
  }

  /** @param data the button's action in JSON, as `lines()` shows it; text buttons write, callback buttons call */
  press(messageId: string, data: string): Promise<Done> {
    const action = new Peek(JSON.parse(data));
    const payload = action.get("payload").value;
    if (action.get("type").text !== "callback") {
      const text = action.get("label").text ?? "";
      const raw = typeof payload === "string" ? payload : JSON.stringify(payload);
      return this.#say({ text, attachments: [], payload: raw });
    }
    const parsed: unknown = typeof payload === "string" ? JSON.parse(payload) : payload;
    const { cmid } = this.#message(messageId);
    const event_id = randomHex(6);
    this.community.presses.set(event_id, { person: this.id, at: this.world.core.clock.seconds() });
    const ids = { user_id: this.id, peer_id: this.id, event_id, conversation_message_id: cmid };
    return this.event("message_event", { ...ids, payload: parsed });
  }

  /** @param reaction VK's number, 1 to 16; 0 takes it away */
  react(messageId: string, reaction: number): Promise<Done> {
    const { cmid } = this.#message(messageId);
    const put = reaction === 0 ? {} : { reaction_id: reaction };
    return this.event("message_reaction_event", { reacted_id: this.id, peer_id: this.id, cmid, ...put });
  }

  #say(message: Omit<NewMessage, "fromId">): Promise<Done> {
    this.#dialogue.allowed = true;
    const added = addMessage(this.world, this.community, this.#dialogue, { ...message, fromId: this.id });
    const object = { client_info: CLIENT_INFO, message: messageObject(added) };
    return this.event("message_new", object, [String(added.id)]);
  }

  /** A place travels beside the attachments, as geo. */
  async #prepare(attachments: readonly CustomerAttachment[]) {
    const media = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    const ready = media.flatMap((one): VkAttachment[] =>
      "file" in one ? [vkAttachment(this.world, this.community, this.id, one)] : []
    );
    const place = media.find((one) => one.kind === "location");
    if (media.some(({ kind }) => kind === "contact")) {
      throw new RangeError("Could not attach a contact: VK has no such attachment");
    }
    const geo = place?.kind === "location"
      ? { type: "point", coordinates: { latitude: place.latitude, longitude: place.longitude } }
      : undefined;
    return { ready, geo };
  }

  #message(id: string): VkMessage {
    const message = this.#dialogue.messages.get(Number(id));
    if (!message) throw unknown("message", id);
    return message;
  }

  #change(message: VkMessage, patch: Partial<Omit<Line, "id">>): void {
    this.world.core.book.change(conversationId.direct(this.community, this.id), String(message.id), patch);
  }
}
