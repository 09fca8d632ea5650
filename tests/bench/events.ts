import { GROUP } from "../flows/cast.ts";
import { telegramHook, telegramMessage, vkHook, vkMessage } from "../flows/hook.ts";
import { type Scene, secretsOf } from "../crash/scene.ts";
import { textOf } from "./texts.ts";
import { type Packet, packet } from "./wire.ts";

const FIRST_PERSON = 100_000;

/** An endless supply of new messages of known customers: half Telegram, half VK, in turn. */
export class Events {
  readonly #secrets: { readonly telegram: string; readonly vk: string };
  #count = 0;

  /** @param people how many customers each platform has */
  constructor(readonly scene: Scene, readonly people: number) {
    this.#secrets = secretsOf(scene);
  }

  take(count: number): Packet[] {
    return Array.from({ length: count }, () => this.#next(this.#count++));
  }

  /** One message of everybody. */
  everybody(): Packet[] {
    return this.take(this.people * 2);
  }

  #next(index: number): Packet {
    const number = Math.floor(index / (this.people * 2)) + 1;
    const person = FIRST_PERSON + Math.floor(index / 2) % this.people;
    const { telegram, vk } = this.scene;
    if (index % 2 === 0) {
      const id = Math.floor(index / 2) + 1;
      const hook = telegramHook(this.#secrets.telegram, telegramMessage(person, id, textOf(index)));
      return packet(telegram.webhookUrl, hook.body, hook.headers);
    }
    const hook = vkHook(this.#secrets.vk, GROUP, "message_new", vkMessage(person, number, textOf(index)));
    return packet(vk.webhookUrl, hook.body, hook.headers);
  }
}
