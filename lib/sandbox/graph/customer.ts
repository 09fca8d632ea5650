import { Peek } from "@/lib/channels/json.ts";
import { type CustomerAttachment, type Media, prepare } from "@/lib/sandbox/attachments.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import {
  conversationId,
  type Dialogue,
  type MetaAccount,
  type MetaAttachment,
  type MetaMessage,
  type MetaPerson,
  type MetaWorld,
} from "@/lib/sandbox/graph/state.ts";
import { tellDelivery, tellInbound } from "@/lib/sandbox/graph/tell.ts";
import { addMessage, dialogueOf, messageObject, type NewMessage } from "@/lib/sandbox/graph/thread.ts";
import { type Done, together, unknown, untold } from "@/lib/sandbox/platform.ts";

export interface Extras {
  readonly attachments?: readonly CustomerAttachment[];
  /** Id of the message or comment that is answered. */
  readonly replyTo?: string;
}

const MAX_EDITS = 5;

/** A person in private messages. Every act posts its webhook and resolves when the product has taken it. */
export class MetaCustomer<P extends MetaPerson = MetaPerson> {
  protected readonly dialogue: Dialogue;

  constructor(
    protected readonly world: MetaWorld,
    protected readonly account: MetaAccount,
    readonly person: P,
  ) {
    this.dialogue = dialogueOf(account, person);
  }

  get id(): string {
    return this.person.id;
  }

  /** What this person sees in the chat with the account, oldest first. */
  lines(): readonly Line[] {
    return this.world.core.book.get(this.#conversation())?.lines ?? [];
  }

  /**
   * Writes. The text is a message of its own; pictures share one, every other file travels alone.
   * @throws {RangeError} when there is no such message to answer
   */
  async write(text: string, { attachments = [], replyTo }: Extras = {}): Promise<Done> {
    if (replyTo !== undefined) this.message(replyTo);
    const media = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    const parts: Omit<NewMessage, "from">[] = text === "" ? [] : [{ text, attachments: [] }];
    parts.push(...this.#groups(media));
    const done: Done[] = [];
    for (const [index, part] of parts.entries()) {
      done.push(await this.say({ ...part, replyTo: index === 0 ? replyTo : undefined }));
    }
    return together(done);
  }

  /** Changes an own text; a message can be changed five times. @throws {RangeError} */
  async edit(mid: string, text: string): Promise<Done> {
    const message = this.#own(mid);
    if (message.edits >= MAX_EDITS) throw new RangeError(`Could not edit message ${mid} a sixth time`);
    message.text = text;
    message.edits++;
    this.#change(mid, { text, editedAt: this.world.core.clock.now() });
    const { edits } = this.world.dialect.fields;
    return await this.tell(edits, { message_edit: { mid, text, num_edit: message.edits } }, [mid]);
  }

  /** Takes an own message back, where the platform tells of it. */
  async unsend(mid: string): Promise<Done> {
    this.#own(mid);
    this.#change(mid, { deleted: true });
    if (!this.world.dialect.tellsDeletion) return untold([mid]);
    return await this.tell("messages", { message: { mid, is_deleted: true } }, [mid]);
  }

  /** @param emoji "" takes the reaction away */
  react(mid: string, emoji: string): Promise<Done> {
    this.message(mid);
    const reaction = emoji === ""
      ? { mid, action: "unreact" }
      : { mid, action: "react", reaction: NAMED[emoji] ?? "other", emoji };
    return this.tell("message_reactions", { reaction });
  }

  /** Reads everything so far; of nothing, nobody is told. */
  async read(): Promise<Done> {
    const theirs = [...this.dialogue.messages.values()].filter(({ from }) => from !== "customer");
    const last = theirs.at(-1);
    if (!last) return untold();
    for (const { mid } of theirs) this.#change(mid, { read: true });
    return await this.tell(this.world.dialect.fields.reads, this.world.dialect.read(last));
  }

  /**
   * Presses a quick reply, which writes its title, or a button.
   * @param data as `lines()` shows it
   */
  async press(mid: string, data: string): Promise<Done> {
    this.message(mid);
    const key = new Peek(JSON.parse(data));
    const [title = "", payload = ""] = [key.get("title").text, key.get("payload").text];
    if (key.get("kind").text === "quick_reply") {
      return await this.say({ text: title, attachments: [], extra: { quick_reply: { payload } } });
    }
    this.dialogue.lastInbound = this.world.core.clock.now();
    return await this.tell("messaging_postbacks", {
      postback: { mid: this.world.dialect.mid(), title, payload },
    });
  }

  /** Blocks the account: sends answer 551 from now on. No event tells. */
  block(blocked = true): Promise<Done> {
    this.dialogue.blocked = blocked;
    return Promise.resolve(untold());
  }

  /** Switches the phone off: what is sent is not delivered. */
  leave(): void {
    this.dialogue.offline = true;
  }

  /** Switches the phone on: all that was sent meanwhile is delivered. */
  async comeBack(): Promise<void> {
    this.dialogue.offline = false;
    const theirs = [...this.dialogue.messages.values()].filter(({ from }) => from !== "customer");
    await tellDelivery(this.world, this.account, this.dialogue, theirs);
  }

  protected async say(message: Omit<NewMessage, "from">): Promise<Done> {
    const added = addMessage(this.world, this.account, this.dialogue, { ...message, from: "customer" });
    return await this.tell("messages", { message: messageObject(added) }, [added.mid]);
  }

  protected async tell(
    field: string,
    content: Record<string, unknown>,
    ids: readonly string[] = [],
  ): Promise<Done> {
    return { ids, ...await tellInbound(this.world, this.account, this.dialogue, field, content) };
  }

  protected message(mid: string): MetaMessage {
    const message = this.dialogue.messages.get(mid);
    if (!message) throw unknown("message", mid);
    return message;
  }

  /** What the platform cannot show to us comes as an empty message. */
  #groups(media: readonly Media[]): Omit<NewMessage, "from">[] {
    const ready = media.map((one) => this.world.dialect.attach(this.world, one));
    const pictures = ready.filter((one) => one?.type === "image" && one.payload.sticker_id === undefined);
    const together = pictures.flatMap((one) => one ?? []);
    const alone = ready.filter((one) => !pictures.includes(one)).map((one) => this.#single(one));
    return together.length > 0 ? [{ attachments: together }, ...alone] : alone;
  }

  #single(attachment: MetaAttachment | null): Omit<NewMessage, "from"> {
    return attachment ? { attachments: [attachment] } : { attachments: [], extra: { is_unsupported: true } };
  }

  #own(mid: string): MetaMessage {
    const message = this.message(mid);
    if (message.from !== "customer") throw unknown("own message", mid);
    return message;
  }

  #conversation(): string {
    return conversationId.direct(this.world, this.account, this.id);
  }

  #change(mid: string, patch: Partial<Omit<Line, "id">>): void {
    this.world.core.book.change(this.#conversation(), mid, patch);
  }
}

const NAMED: Readonly<Record<string, string>> = {
  "❤": "love",
  "❤️": "love",
  "😍": "love",
  "😆": "smile",
  "😮": "wow",
  "😢": "sad",
  "😠": "angry",
  "👍": "like",
  "👎": "dislike",
};
