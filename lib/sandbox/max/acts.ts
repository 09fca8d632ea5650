import type { MaxCustomer } from "@/lib/sandbox/max/customer.ts";
import type { Act, Done } from "@/lib/sandbox/platform.ts";

/** Does what a button or a story asks for. */
export function performMax(customer: MaxCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
    case "album":
      return customer.write(act.text, act);
    case "edit":
      return customer.edit(act.message, act.text);
    case "delete":
      return customer.remove(act.message);
    case "press":
      return customer.press(act.message, act.data);
    case "start":
    case "allow":
      return customer.start();
    case "deny":
      return customer.stop();
    default:
      throw new RangeError(`Could not do "${act.act}": MAX has no such act`);
  }
}
