import { type CustomerAttachment, lineAttachment, type Media, prepare } from "@/lib/sandbox/attachments.ts";
import { parseJson, Peek } from "@/lib/channels/json.ts";
import type { Line, LineAttachment } from "@/lib/sandbox/conversations.ts";
import { type Done, together, unknown, untold } from "@/lib/sandbox/platform.ts";
import { personOf, sendCallback } from "@/lib/sandbox/viber/callbacks.ts";
import { reach } from "@/lib/sandbox/viber/deliver.ts";
import { ViberRefusal } from "@/lib/sandbox/viber/errors.ts";
import { mediaMessage } from "@/lib/sandbox/viber/media.ts";
import { openConversation, welcome } from "@/lib/sandbox/viber/send.ts";
import {
  conversationId,
  type Dialogue,
  dialogueOf,
  nextToken,
  type ViberBot,
  type ViberProfile,
  type ViberWorld,
} from "@/lib/sandbox/viber/state.ts";

/** A person with Viber. Every act posts its callback and resolves when the product has taken it. */
export class ViberCustomer {
  readonly #dialogue: Dialogue;

  constructor(
    private readonly world: ViberWorld,
    private readonly bot: ViberBot,
    readonly profile: ViberProfile,
  ) {
    this.#dialogue = dialogueOf(bot, profile);
  }

  get id(): string {
    return this.profile.id;
  }

  get subscribed(): boolean {
    return this.#dialogue.subscribed;
  }

  /** What this person sees in the chat, oldest first. */
  lines(): readonly Line[] {
    return this.world.core.book.get(conversationId(this.bot, this.id))?.lines ?? [];
  }

  /** Opens the chat, by a link with a context if there was one. A welcome in the answer is shown. */
  start(context = ""): Promise<Done> {
    const fields = {
      type: "open",
      ...(context !== "" && { context }),
      user: this.#person(),
      subscribed: this.#dialogue.subscribed,
    };
    return this.#tell("conversation_started", fields, (answer) => this.#welcome(answer));
  }

  /**
   * Writes, which also subscribes. A picture takes the text along, anything else goes as a message of its own.
   * @throws {RangeError} above the 7000 UTF-16 code units that a client sends at once, and for a voice message
   */
  async write(
    text: string,
    { attachments = [] }: { attachments?: readonly CustomerAttachment[] } = {},
  ): Promise<Done> {
    if (text.length > 7_000) throw new RangeError(`Could not write ${text.length} characters at once`);
    const media = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    const captioned = media[0]?.kind === "photo";
    const done: Done[] = [];
    if (text !== "" && !captioned) done.push(await this.#say(textMessage(text), text, []));
    for (const [index, one] of media.entries()) {
      const caption = captioned && index === 0 ? text : "";
      done.push(await this.#sayMedia(one, caption));
    }
    return together(done);
  }

  /** Presses a reply button: its text comes as a message. */
  press(data: string): Promise<Done> {
    return this.#say(textMessage(data), data, []);
  }

  /** Reads everything: one event for the last message covers all before it. */
  async read(): Promise<Done> {
    const unread = [...this.#dialogue.messages.values()].filter(({ own, seen }) => own && !seen);
    const last = unread.at(-1);
    if (!last) return untold();
    for (const message of unread) {
      message.seen = true;
      this.#change(String(message.token), { read: true });
    }
    const fields = { user_id: this.id };
    return {
      ids: [],
      ...await sendCallback(this.world, this.bot, { event: "seen", fields, token: last.token }),
    };
  }

  subscribe(): Promise<Done> {
    this.#dialogue.subscribed = true;
    return this.#tell("subscribed", { user: this.#person() });
  }

  /** Leaves: sends answer 6 from now on. */
  unsubscribe(): Promise<Done> {
    this.#dialogue.subscribed = false;
    return this.#tell("unsubscribed", { user_id: this.id });
  }

  /** Changes or deletes on the person's own side; a bot is never told. */
  change(messageId: string, patch: { text: string } | { deleted: true }): Promise<Done> {
    if (!this.#dialogue.messages.has(messageId)) throw unknown("message", messageId);
    const editedAt = "text" in patch ? this.world.core.clock.now() : undefined;
    this.#change(messageId, { ...patch, editedAt });
    return Promise.resolve(untold([messageId]));
  }

  /** Switches so many devices on, 0 for none. What has waited is delivered to each. */
  async devices(count: number): Promise<void> {
    this.#dialogue.devices = count;
    await reach(this.world, this.bot, this.#dialogue);
  }

  /** Lets the next message fail on the device, after Viber has taken it. */
  failNext(desc = "failure description"): void {
    this.#dialogue.failure = desc;
  }

  #person() {
    const { webhook } = this.bot;
    return personOf(this.world, webhook ?? { sendName: false, sendPhoto: false }, this.profile);
  }

  #welcome(answer: string): void {
    if (!answer.trimStart().startsWith("{")) return;
    const body = new Peek(parseJson(answer));
    if (!body.get("type").exists) return;
    const call = {
      platform: "viber",
      account: this.bot.id,
      method: "welcome",
      params: {},
      files: [],
    } as const;
    try {
      welcome(this.world, this.bot, this.#dialogue, body);
      this.world.core.calls.add({ ...call, outcome: "ok" });
    } catch (error) {
      if (!(error instanceof ViberRefusal)) throw error;
      this.world.core.calls.add({ ...call, outcome: String(error.status) });
    }
  }

  #sayMedia(media: Media, caption: string): Promise<Done> {
    const message = mediaMessage(this.world, media, caption);
    return this.#say(message, caption, [lineAttachment(this.world.core.files, media)]);
  }

  async #say(
    message: Record<string, unknown>,
    text: string,
    attachments: readonly LineAttachment[],
  ): Promise<Done> {
    const { core } = this.world;
    const token = nextToken(this.world);
    const id = String(token);
    const at = core.clock.now();
    const { tracking } = this.#dialogue;
    Object.assign(this.#dialogue, { subscribed: true, wroteAt: at, unanswered: [] });
    this.#dialogue.messages.set(id, { token, own: false, at, seen: true });
    const conversation = openConversation(this.world, this.bot, this.#dialogue).id;
    core.book.add(conversation, { id, from: "customer", author: this.profile.name, text, attachments, at });
    const fields = {
      sender: this.#person(),
      message: { ...message, tracking_data: tracking },
      silent: false,
    };
    return { ids: [id], ...await sendCallback(this.world, this.bot, { event: "message", fields, token }) };
  }

  async #tell(event: string, fields: Record<string, unknown>, heard?: (answer: string) => void) {
    return { ids: [], ...await sendCallback(this.world, this.bot, { event, fields, heard }) };
  }

  #change(id: string, patch: Partial<Omit<Line, "id">>): void {
    this.world.core.book.change(conversationId(this.bot, this.id), id, patch);
  }
}

/** A link that stands alone is a type of its own. */
function textMessage(text: string): Record<string, unknown> {
  return /^https?:\/\/\S+$/.test(text) ? { type: "url", text, media: text } : { type: "text", text };
}
