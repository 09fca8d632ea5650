import { Peek } from "@/lib/channels/json.ts";
import { type CustomerAttachment, prepare } from "@/lib/sandbox/attachments.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { type Done, together, unknown, untold } from "@/lib/sandbox/platform.ts";
import { type Said, shown, takesCaption, words } from "@/lib/sandbox/whatsapp/inbound.ts";
import { arrives } from "@/lib/sandbox/whatsapp/outcome.ts";
import { dialogueOf, newUserId } from "@/lib/sandbox/whatsapp/people.ts";
import {
  conversationOf,
  type WaDialogue,
  type WaMessage,
  type WaNumber,
  type WhatsappPerson,
  type WhatsappWorld,
} from "@/lib/sandbox/whatsapp/state.ts";
import { tellMessage, tellStatus } from "@/lib/sandbox/whatsapp/tell.ts";
import { addMessage, newWamid } from "@/lib/sandbox/whatsapp/thread.ts";

interface Extras {
  readonly attachments?: readonly CustomerAttachment[];
  /** wamid of the message that is answered. */
  readonly replyTo?: string;
}

/** A person on WhatsApp. Every act posts its webhook and resolves when the product has taken it. */
export class WhatsappCustomer {
  readonly #dialogue: WaDialogue;

  constructor(
    private readonly world: WhatsappWorld,
    private readonly number: WaNumber,
    readonly person: WhatsappPerson,
  ) {
    this.#dialogue = dialogueOf(number, person);
  }

  get id(): string {
    return this.person.userId;
  }

  /** What this person sees in the chat with the number, oldest first. */
  lines(): readonly Line[] {
    return this.world.core.book.get(conversationOf(this.number, this.person))?.lines ?? [];
  }

  /** Writes. The text is the first picture's or document's caption; every file is a message of its own. */
  async write(text: string, { attachments = [], replyTo }: Extras = {}): Promise<Done> {
    const media = await Promise.all(attachments.map((one) => prepare(this.world.core.files, one)));
    const captioned = text === "" ? -1 : media.findIndex(takesCaption);
    const files = media.map((one, index) =>
      shown(this.world, this.number, one, index === captioned ? text : "")
    );
    const said = captioned === -1 && text !== "" ? [words(text), ...files] : files;
    const done: Done[] = [];
    for (const [index, one] of said.entries()) {
      done.push(await this.#say(one, index === 0 ? replyTo : undefined));
    }
    return together(done);
  }

  /** @throws {RangeError} when this person wrote no such text */
  edit(id: string, text: string): Promise<Done> {
    const message = this.#own(id);
    const type = String(message.content.type);
    const part = type === "text" ? { body: text } : { ...Object(message.content[type]), caption: text };
    message.text = text;
    message.content = { type, [type]: part };
    this.#change(id, { text, editedAt: this.world.core.clock.now() });
    return this.#did("edit", { original_message_id: id, message: message.content }, [id]);
  }

  /** Takes an own message back from everybody. */
  unsend(id: string): Promise<Done> {
    this.#own(id);
    this.#change(id, { deleted: true });
    return this.#did("revoke", { original_message_id: id }, [id]);
  }

  /** @param emoji "" takes the reaction away */
  react(id: string, emoji: string): Promise<Done> {
    this.#message(id);
    return this.#did("reaction", { message_id: id, ...(emoji !== "" && { emoji }) });
  }

  /** Reads everything that has been delivered. Whoever hides it, reads in silence. */
  async read(): Promise<Done> {
    const unread = this.#theirs().filter(({ status }) => status === "delivered");
    const done: Done[] = [];
    for (const message of unread) {
      message.status = "read";
      this.#change(message.id, { read: true });
      if (!this.person.hidesReading) done.push(await this.#status(message, "read"));
    }
    return done.length > 0 ? together(done) : untold();
  }

  /** Listens to a voice message. */
  play(id: string): Promise<Done> {
    const message = this.#message(id);
    this.#change(id, { read: true });
    return this.#status(message, "played");
  }

  /** Presses a button. @param data as `lines()` shows it */
  press(id: string, data: string): Promise<Done> {
    this.#message(id);
    const button = new Peek(JSON.parse(data));
    const title = button.get("title").text ?? "";
    const key = button.get("id").text ?? title;
    const kind = button.get("kind").text === "list" ? "list_reply" : "button_reply";
    const content = button.get("kind").text === "template"
      ? { type: "button", button: { text: title, payload: key } }
      : { type: "interactive", interactive: { type: kind, [kind]: { id: key, title } } };
    return this.#say({ content, text: title, attachments: [] }, id);
  }

  /** Sends what the API cannot carry: a poll, say. */
  sendUnsupported(): Promise<Done> {
    const error = { code: 131051, title: "Message type unknown", message: "Message type unknown" };
    const content = { type: "unsupported", errors: [{ ...error, error_data: { details: "Not supported" } }] };
    return this.#say({ content, text: "", attachments: [] });
  }

  /** Blocks the number: what is sent ends as 131026. No event tells of it. */
  block(blocked = true): Promise<Done> {
    this.#dialogue.blocked = blocked;
    return Promise.resolve(untold());
  }

  /** Switches the phone off: what is sent is not delivered. */
  leave(): void {
    this.#dialogue.offline = true;
  }

  async comeBack(): Promise<void> {
    this.#dialogue.offline = false;
    for (const message of this.#theirs()) await arrives(this.world, this.number, this.#dialogue, message);
  }

  /** Moves to another number: a note of WhatsApp itself tells of it. */
  async changeNumber(phone: string): Promise<Done> {
    const { person } = this;
    const before = { ...person };
    person.phone = phone;
    person.userId = newUserId(phone);
    const { userId } = person;
    const body = `User ${before.firstName} changed from ${before.phone} to ${phone}`;
    const system = { body, type: "user_changed_number", wa_id: phone, user_id: userId };
    const message = { id: newWamid(), type: "system", system };
    const told = await tellMessage(this.world, this.number, { ...before, hidesPhone: false }, message);
    return { ids: [], ...told };
  }

  /** Takes a username: from now on the number is not told. */
  adoptUsername(username: string): void {
    this.person.username = username;
    this.person.hidesPhone = true;
  }

  async #say(said: Said, replyTo?: string): Promise<Done> {
    if (replyTo !== undefined) this.#message(replyTo);
    const { world, number, person } = this;
    const message = addMessage(world, number, this.#dialogue, { ...said, from: "customer", replyTo });
    const from = number.displayPhone.replaceAll(/\D/g, "");
    const context = replyTo === undefined ? {} : { context: { from, id: replyTo } };
    const told = await tellMessage(world, number, person, { id: message.id, ...context, ...said.content });
    return { ids: [message.id], ...told };
  }

  async #did(type: string, part: Record<string, unknown>, ids: readonly string[] = []): Promise<Done> {
    const message = { id: newWamid(), type, [type]: part };
    return { ids, ...await tellMessage(this.world, this.number, this.person, message) };
  }

  async #status(message: WaMessage, status: "read" | "played"): Promise<Done> {
    return { ids: [], ...await tellStatus(this.world, this.number, this.#dialogue, message, status) };
  }

  #theirs(): WaMessage[] {
    return [...this.#dialogue.messages.values()].filter(({ from }) => from !== "customer");
  }

  #message(id: string): WaMessage {
    const message = this.#dialogue.messages.get(id);
    if (!message) throw unknown("message", id);
    return message;
  }

  #own(id: string): WaMessage {
    const message = this.#message(id);
    if (message.from !== "customer") throw unknown("own message", id);
    return message;
  }

  #change(id: string, patch: Partial<Omit<Line, "id">>): void {
    this.world.core.book.change(conversationOf(this.number, this.person), id, patch);
  }
}
