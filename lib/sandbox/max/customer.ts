import { type CustomerAttachment, lineAttachment, prepare } from "@/lib/sandbox/attachments.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { sendUpdate } from "@/lib/sandbox/max/hook.ts";
import { randomToken } from "@/lib/sandbox/max/ids.ts";
import { personAttachment } from "@/lib/sandbox/max/media.ts";
import { fullUser, messageObject, userObject } from "@/lib/sandbox/max/objects.ts";
import { addMessage } from "@/lib/sandbox/max/post.ts";
import {
  dialogOf,
  type MaxBot,
  type MaxDialog,
  type MaxMessage,
  type MaxProfile,
  type MaxWorld,
  openConversation,
} from "@/lib/sandbox/max/state.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";

interface Extras {
  readonly attachments?: readonly CustomerAttachment[];
  /** Id of the message that is answered. */
  readonly replyTo?: string;
}

/** A person with MAX. Every act posts its update and resolves when the product has taken it. */
export class MaxCustomer {
  readonly #dialog: MaxDialog;

  constructor(
    private readonly world: MaxWorld,
    private readonly bot: MaxBot,
    readonly profile: MaxProfile,
  ) {
    this.#dialog = dialogOf(bot, profile);
  }

  get id(): string {
    return String(this.profile.id);
  }

  get chatId(): number {
    return this.#dialog.chatId;
  }

  get reachable(): boolean {
    return this.#dialog.state === "open";
  }

  /** What this person sees in the chat, oldest first. */
  lines(): readonly Line[] {
    return this.world.core.book.get(openConversation(this.world, this.bot, this.#dialog))?.lines ?? [];
  }

  /** Presses "Start", by a link with a payload of up to 512 characters if there was one. */
  start(payload?: string): Promise<Done> {
    this.#dialog.state = "open";
    return this.#about("bot_started", { ...(payload !== undefined && { payload }) });
  }

  /** Stops the bot: sends answer 403 from now on. */
  stop(): Promise<Done> {
    this.#dialog.state = "stopped";
    return this.#about("bot_stopped");
  }

  /** Deletes the whole dialog: it is not found from now on. */
  removeDialog(): Promise<Done> {
    this.#dialog.state = "removed";
    return this.#about("dialog_removed");
  }

  clearDialog(): Promise<Done> {
    return this.#about("dialog_cleared");
  }

  mute(on = true): Promise<Done> {
    const until = { muted_until: this.world.core.clock.now() + 3_600_000 };
    return this.#about(on ? "dialog_muted" : "dialog_unmuted", on ? until : {});
  }

  /**
   * Writes; who has not begun yet presses "Start" first. All attachments travel in one message, except that a file
   * always travels alone.
   */
  async write(text: string, { attachments = [], replyTo }: Extras = {}): Promise<Done> {
    if (text === "" && attachments.length === 0) throw new RangeError("Could not write an empty message");
    if (this.#dialog.state !== "open") await this.start();
    const media = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    const answered = replyTo === undefined ? undefined : this.#find(replyTo);
    return await this.#said(addMessage(this.world, this.bot, this.#dialog, {
      own: false,
      text,
      attachments: media.map((one) => personAttachment(this.world, this.bot, one)),
      link: answered && { type: "reply", message: answered },
      shown: { text, attachments: media.map((one) => lineAttachment(this.world.core.files, one)) },
    }));
  }

  /** Passes a message on: its content stands in the link, and the body is empty. */
  async forward(messageId: string): Promise<Done> {
    const message = this.#find(messageId);
    return await this.#said(addMessage(this.world, this.bot, this.#dialog, {
      own: false,
      text: "",
      attachments: [],
      link: { type: "forward", message },
      shown: { text: message.text, attachments: [] },
    }));
  }

  /** @throws {RangeError} when this person wrote no such message */
  async edit(messageId: string, text: string): Promise<Done> {
    const message = this.#own(messageId);
    message.text = text;
    this.#change(messageId, { text, editedAt: this.world.core.clock.now() });
    const fields = { message: messageObject(this.world, this.bot, this.#dialog, message) };
    return { ids: [messageId], ...await sendUpdate(this.world, this.bot, "message_edited", fields) };
  }

  /** @throws {RangeError} when this person wrote no such message */
  async remove(messageId: string): Promise<Done> {
    this.#own(messageId);
    this.#dialog.messages.delete(messageId);
    this.#change(messageId, { deleted: true });
    const fields = { message_id: messageId, chat_id: this.chatId, user_id: this.profile.id };
    return { ids: [messageId], ...await sendUpdate(this.world, this.bot, "message_removed", fields) };
  }

  /** Presses a button under a message of the bot. */
  async press(messageId: string, payload: string): Promise<Done> {
    const message = this.#find(messageId);
    const callback_id = randomToken(24);
    this.bot.callbacks.set(callback_id, { dialog: this.#dialog, message });
    const user = userObject(this.world, this.profile);
    const callback = { timestamp: this.world.core.clock.now(), callback_id, payload, user };
    const fields = {
      callback,
      message: messageObject(this.world, this.bot, this.#dialog, message),
      user_locale: this.#locale,
    };
    return { ids: [], ...await sendUpdate(this.world, this.bot, "message_callback", fields) };
  }

  async #said(message: MaxMessage): Promise<Done> {
    const fields = {
      message: messageObject(this.world, this.bot, this.#dialog, message),
      user_locale: this.#locale,
    };
    return { ids: [message.mid], ...await sendUpdate(this.world, this.bot, "message_created", fields) };
  }

  async #about(type: string, more: Record<string, unknown> = {}): Promise<Done> {
    openConversation(this.world, this.bot, this.#dialog);
    this.world.core.feed.publish({ type: "state" });
    const user = fullUser(this.world, this.profile);
    const fields = { chat_id: this.chatId, user, user_locale: this.#locale, ...more };
    return { ids: [], ...await sendUpdate(this.world, this.bot, type, fields) };
  }

  get #locale(): string {
    return this.profile.language ?? "ru";
  }

  #change(mid: string, patch: Partial<Omit<Line, "id">>): void {
    this.world.core.book.change(openConversation(this.world, this.bot, this.#dialog), mid, patch);
  }

  #find(mid: string): MaxMessage {
    const message = this.#dialog.messages.get(mid);
    if (!message) throw unknown("message", mid);
    return message;
  }

  #own(mid: string): MaxMessage {
    const message = this.#find(mid);
    if (message.own) throw unknown("own message", mid);
    return message;
  }
}
