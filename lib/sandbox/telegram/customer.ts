import { type CustomerAttachment, type Media, prepare } from "@/lib/sandbox/attachments.ts";
import type { Line, LineAttachment } from "@/lib/sandbox/conversations.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";
import { addInbound, merge, shown } from "@/lib/sandbox/telegram/inbound.ts";
import { findEntities } from "@/lib/sandbox/telegram/entities.ts";
import { mediaFields } from "@/lib/sandbox/telegram/media.ts";
import { runQuietly } from "@/lib/sandbox/telegram/methods.ts";
import { MAX_TEXT, without } from "@/lib/sandbox/telegram/outgoing.ts";
import {
  type Bot,
  botUser,
  chatOf,
  conversationId,
  type Dialogue,
  dialogueOf,
  personUser,
  type TelegramMessage,
  type TelegramProfile,
  type TelegramWorld,
} from "@/lib/sandbox/telegram/state.ts";
import { sendUpdate } from "@/lib/sandbox/telegram/updates.ts";

/** Kinds that carry no caption. */
const UNCAPTIONED = ["sticker", "video_note", "location", "contact"];

/** A person with the bot's chat open. Every act posts an update and resolves when the product has taken it. */
export class TelegramCustomer {
  readonly #dialogue: Dialogue;

  constructor(
    private readonly world: TelegramWorld,
    private readonly bot: Bot,
    readonly profile: TelegramProfile,
  ) {
    this.#dialogue = dialogueOf(bot, profile);
  }

  get id(): number {
    return this.profile.id;
  }

  /** What this person sees in the chat, oldest first. */
  lines(): readonly Line[] {
    return this.world.core.book.get(conversationId(this.bot, this.id))?.lines ?? [];
  }

  /** Presses Start, with the payload of a deep link if there was one. */
  start(payload = ""): Promise<Done> {
    return this.write(`/start ${payload}`.trim());
  }

  /**
   * Writes. One attachment takes the text as its caption where it can; several become an album when they are
   * pictures and videos, else one message each.
   * @throws {RangeError} above the 4096 UTF-16 code units that a client sends at once
   */
  async write(
    text: string,
    { attachments = [], replyTo }: { attachments?: readonly CustomerAttachment[]; replyTo?: string } = {},
  ): Promise<Done> {
    if (text.length > MAX_TEXT) throw new RangeError(`Could not write ${text.length} characters at once`);
    const reply = replyTo === undefined ? {} : { reply_to_message: this.#quote(replyTo) };
    const media = await this.#prepare(attachments);
    if (media.length > 1 && media.every(({ kind }) => kind === "photo" || kind === "video")) {
      return await this.#album(media, text);
    }
    const first = media[0];
    const captioned = first !== undefined && !UNCAPTIONED.includes(first.kind);
    const done: Done[] = [];
    if (text !== "" && !captioned) {
      done.push(await this.#say({ ...this.#textFields(text), ...reply }, text, []));
    }
    for (const [index, one] of media.entries()) {
      const caption = captioned && index === 0 && text !== "" ? { caption: text } : {};
      const fields = { ...mediaFields(this.bot, one), ...caption, ...(index === 0 && reply) };
      done.push(await this.#say(fields, caption.caption ?? "", [shown(this.world, one)]));
    }
    return merge(done);
  }

  /** Sends 2–10 files as one album: separate messages with one media_group_id. */
  async sendAlbum(attachments: readonly CustomerAttachment[], caption = ""): Promise<Done> {
    if (attachments.length < 2 || attachments.length > 10) {
      throw new RangeError(`Could not send an album of ${attachments.length}: it takes 2 to 10`);
    }
    return await this.#album(await this.#prepare(attachments), caption);
  }

  /** @throws {RangeError} when this person has no such message */
  async edit(messageId: string, text: string): Promise<Done> {
    const old = this.#own(messageId);
    const now = this.world.core.clock.seconds();
    const fields = old.text === undefined ? { caption: text } : this.#textFields(text);
    const edited = { ...old, ...fields, edit_date: now };
    this.#dialogue.messages.set(old.message_id, edited);
    this.#change(messageId, { text, editedAt: this.world.core.clock.now() });
    return await this.#update("edited_message", edited, [messageId]);
  }

  /** Deletes on the person's own side; a bot is never told. */
  delete(messageId: string): Promise<Done> {
    this.#own(messageId);
    this.#change(messageId, { deleted: true });
    return Promise.resolve({ ids: [messageId], delivered: false, attempts: 0, status: null });
  }

  block(): Promise<Done> {
    return this.#membership(true);
  }

  unblock(): Promise<Done> {
    return this.#membership(false);
  }

  /** Presses a button under one of the bot's messages. */
  press(messageId: string, data: string): Promise<Done> {
    const query = {
      id: String(this.bot.lastUpdate * 1000 + this.id),
      from: personUser(this.profile),
      message: this.#message(messageId),
      chat_instance: String(-this.id * 7919),
      data,
    };
    return this.#update("callback_query", query, []);
  }

  /** Reaches the bot only when its webhook asks for message_reaction. */
  react(messageId: string, emoji: string): Promise<Done> {
    const reaction = {
      chat: chatOf(this.profile),
      message_id: this.#message(messageId).message_id,
      user: personUser(this.profile),
      date: this.world.core.clock.seconds(),
      old_reaction: [],
      new_reaction: emoji === "" ? [] : [{ type: "emoji", emoji }],
    };
    return this.#update("message_reaction", reaction, []);
  }

  async #album(media: readonly Media[], caption: string): Promise<Done> {
    const media_group_id = `13${this.id}${this.bot.lastMessage}`;
    const done: Done[] = [];
    for (const [index, one] of media.entries()) {
      const text = index === 0 ? caption : "";
      const fields = { media_group_id, ...mediaFields(this.bot, one), ...(text !== "" && { caption: text }) };
      done.push(await this.#say(fields, text, [shown(this.world, one)]));
    }
    return merge(done);
  }

  async #say(fields: Record<string, unknown>, text: string, attachments: LineAttachment[]): Promise<Done> {
    const message = addInbound(this.world, this.bot, this.#dialogue, { fields, text, attachments });
    return await this.#update("message", message, [String(message.message_id)]);
  }

  async #update(kind: string, content: unknown, ids: string[]): Promise<Done> {
    const call = (method: string, values: Record<string, unknown>) =>
      runQuietly(this.world, this.bot, method, values);
    const { delivered, attempts, status } = await sendUpdate(this.world, this.bot, kind, content, call);
    return { ids, delivered, attempts, status };
  }

  #membership(blocked: boolean): Promise<Done> {
    this.#dialogue.blocked = blocked;
    const member = { user: botUser(this.bot), status: "member" };
    const kicked = { user: botUser(this.bot), status: "kicked", until_date: 0 };
    const change = {
      chat: chatOf(this.profile),
      from: personUser(this.profile),
      date: this.world.core.clock.seconds(),
      old_chat_member: blocked ? member : kicked,
      new_chat_member: blocked ? kicked : member,
    };
    return this.#update("my_chat_member", change, []);
  }

  #textFields(text: string) {
    const entities = findEntities(text);
    return { text, entities: entities.length > 0 ? entities : undefined };
  }

  async #prepare(attachments: readonly CustomerAttachment[]): Promise<Media[]> {
    return await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
  }

  #message(id: string): TelegramMessage {
    const message = this.#dialogue.messages.get(Number(id));
    if (!message) throw unknown("message", id);
    return message;
  }

  #own(id: string): TelegramMessage {
    const message = this.#message(id);
    if (message.from.id !== this.id) throw unknown("own message", id);
    return message;
  }

  #quote(id: string) {
    return without(this.#message(id), "reply_to_message");
  }

  #change(id: string, patch: Partial<Omit<Line, "id">>): void {
    this.world.core.book.change(conversationId(this.bot, this.id), id, patch);
  }
}
