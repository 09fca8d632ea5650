import { type Done, unknown } from "@/lib/sandbox/platform.ts";
import { words } from "@/lib/sandbox/whatsapp/inbound.ts";
import type { WaNumber, WhatsappPerson, WhatsappWorld } from "@/lib/sandbox/whatsapp/state.ts";
import { tellEcho } from "@/lib/sandbox/whatsapp/tell.ts";
import { addMessage } from "@/lib/sandbox/whatsapp/thread.ts";

/** Somebody who answers in the WhatsApp Business app of the same number. */
export class WhatsappAdmin {
  constructor(
    private readonly world: WhatsappWorld,
    private readonly number: WaNumber,
    private readonly name: string,
  ) {}

  /** @throws {RangeError} for a stranger, and for a number that lives in the API alone */
  async reply({ key }: Pick<WhatsappPerson, "key">, text: string): Promise<Done> {
    const { world, number, name } = this;
    if (!number.coexists) throw new RangeError(`Could not answer in the app: ${number.id} is not in one`);
    const dialogue = number.dialogues.get(key);
    if (!dialogue) throw unknown("customer", key);
    const message = addMessage(world, number, dialogue, { ...words(text), from: "native", author: name });
    return { ids: [message.id], ...await tellEcho(world, number, dialogue.person, message) };
  }
}
