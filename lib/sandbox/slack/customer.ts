import { Peek } from "@/lib/channels/json.ts";
import { type CustomerAttachment, prepare } from "@/lib/sandbox/attachments.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";
import { messageObject } from "@/lib/sandbox/slack/objects.ts";
import { addMessage, changeLine, tellChange, tellMessage } from "@/lib/sandbox/slack/post.ts";
import { sendAction, sendEvent } from "@/lib/sandbox/slack/events.ts";
import {
  channelOf,
  nextId,
  nextTs,
  type SlackChannel,
  type SlackFile,
  type SlackMessage,
  type SlackProfile,
  type SlackTeam,
  type SlackWorld,
} from "@/lib/sandbox/slack/state.ts";
import { toMrkdwn } from "@/lib/sandbox/slack/text.ts";

interface Extras {
  readonly attachments?: readonly CustomerAttachment[];
  /** Timestamp of the message whose thread it goes into. */
  readonly replyTo?: string;
}

/** A member of a workspace. Every act posts its event and resolves when the product has taken it. */
export class SlackCustomer {
  constructor(
    private readonly world: SlackWorld,
    private readonly team: SlackTeam,
    readonly profile: SlackProfile,
  ) {}

  get id(): string {
    return this.profile.id;
  }

  /** The direct conversation with the app. */
  get channel(): string {
    return this.#direct().id;
  }

  /** What this person sees in the chat with the app, oldest first. */
  lines(): readonly Line[] {
    return this.world.core.book.get(`slack:${this.team.id}:${this.id}`)?.lines ?? [];
  }

  /** Writes to the app; files travel with the text, as one message. */
  write(text: string, extras: Extras = {}): Promise<Done> {
    return this.#say(this.#direct(), toMrkdwn(text), extras);
  }

  /**
   * Writes in a channel that the app is in: a colleague's answer is another member's message there.
   * @throws {RangeError} when there is no such channel
   */
  async writeIn(channelId: string, text: string, { mention = false, ...extras }: Extras & {
    readonly mention?: boolean;
  } = {}): Promise<Done> {
    const channel = this.team.channels.get(channelId);
    if (!channel) throw unknown("channel", channelId);
    const named = `${mention ? `<@${this.team.botUser}> ` : ""}${toMrkdwn(text)}`;
    const done = await this.#say(channel, named, extras);
    const message = channel.messages.get(done.ids[0] ?? "");
    if (mention && message) {
      const { user, ts } = message;
      const event = { type: "app_mention", user, text: named, ts, channel: channel.id, event_ts: ts };
      await sendEvent(this.world, this.team, "app_mention", event);
    }
    return done;
  }

  /** @throws {RangeError} when this person wrote no such message */
  edit(messageId: string, text: string): Promise<Done> {
    const message = this.#own(messageId);
    const before = this.#object(message);
    message.text = toMrkdwn(text);
    message.editedTs = nextTs(this.world, this.team);
    const editedAt = this.world.core.clock.now();
    changeLine(this.world, this.team, this.#direct(), messageId, { text, editedAt });
    return this.#changed(message, before, this.#object(message));
  }

  /** A preview of a link appears: the message changes, and its text does not. */
  unfurl(messageId: string): Promise<Done> {
    const message = this.#own(messageId);
    const before = this.#object(message);
    const attachments = [{ id: 1, title: "Глина и небо", fallback: "Глина и небо", service_name: "Web" }];
    return this.#changed(message, before, { ...before, attachments });
  }

  /** @throws {RangeError} when this person wrote no such message */
  delete(messageId: string): Promise<Done> {
    const message = this.#own(messageId);
    const before = this.#object(message);
    this.#direct().messages.delete(messageId);
    changeLine(this.world, this.team, this.#direct(), messageId, { deleted: true });
    return this.#changed(message, before);
  }

  /** Presses a button under a message of the app. @param data as `lines()` shows it */
  async press(messageId: string, data: string): Promise<Done> {
    const channel = this.#direct();
    const message = channel.messages.get(messageId);
    if (!message?.own) throw unknown("message of the app", messageId);
    const element = new Peek(JSON.parse(data));
    const action_ts = nextTs(this.world, this.team);
    const { id: team_id, domain } = this.team;
    const action = { ...Object(element.value), block_id: "rate", action_ts };
    const told = await sendAction(this.world, this.team, {
      user: { id: this.id, username: this.profile.name, team_id },
      container: { type: "message", message_ts: message.ts, channel_id: channel.id, is_ephemeral: false },
      trigger_id: `${message.ts}.press`,
      team: { id: team_id, domain },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel.id, name: "directmessage" },
      message: this.#object(message),
      state: { values: {} },
      response_url: "https://hooks.slack.com/actions/T/1/x",
      actions: [action],
    });
    return { ids: [], ...told };
  }

  /** The account is switched off: sends answer user_disabled. */
  deactivate(gone = true): void {
    if (gone) this.team.gone.add(this.id);
    else this.team.gone.delete(this.id);
  }

  async #say(channel: SlackChannel, text: string, { attachments = [], replyTo }: Extras): Promise<Done> {
    const files = await Promise.all(attachments.map((one) => this.#share(one)));
    if (text === "" && files.length === 0) throw new RangeError("Could not write an empty message");
    const message = addMessage(this.world, this.team, channel, {
      user: this.id,
      own: false,
      text,
      files,
      threadTs: replyTo,
    });
    return { ids: [message.ts], ...await tellMessage(this.world, this.team, channel, message) };
  }

  async #share(attachment: CustomerAttachment): Promise<SlackFile> {
    const media = await prepare(this.world.core.files, attachment);
    if (!("file" in media)) throw new RangeError(`Could not attach a ${media.kind}: Slack takes files only`);
    const file: SlackFile = {
      id: nextId(this.team, "F"),
      file: media.file,
      title: media.file.name,
      user: this.id,
      created: this.world.core.clock.seconds(),
      voice: media.kind === "voice",
      shares: new Map(),
    };
    this.team.files.set(file.id, file);
    return file;
  }

  async #changed(
    { ts }: SlackMessage,
    before: Record<string, unknown>,
    after?: Record<string, unknown>,
  ): Promise<Done> {
    const told = await tellChange(this.world, this.team, this.#direct(), { before, after, ts });
    return { ids: [ts], ...told };
  }

  #object(message: SlackMessage): Record<string, unknown> {
    return messageObject(this.world, this.team, message);
  }

  #direct(): SlackChannel {
    return channelOf(this.team, this.profile);
  }

  #own(id: string): SlackMessage {
    const message = this.#direct().messages.get(id);
    if (!message || message.user !== this.id) throw unknown("own message", id);
    return message;
  }
}
