import type { Act, Done } from "@/lib/sandbox/platform.ts";
import type { WhatsappCustomer } from "@/lib/sandbox/whatsapp/customer.ts";

/** Does what a button or a story asks for. */
export function performWhatsapp(customer: WhatsappCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
    case "album":
      return customer.write(act.text, act);
    case "edit":
      return customer.edit(act.message, act.text);
    case "delete":
      return customer.unsend(act.message);
    case "press":
      return customer.press(act.message, act.data);
    case "react":
      return customer.react(act.message, act.emoji);
    case "read":
      return customer.read();
    case "allow":
      return customer.block(false);
    case "deny":
      return customer.block();
    default:
      throw new RangeError(`Could not do "${act.act}": WhatsApp has no such act`);
  }
}
