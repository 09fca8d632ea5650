import type { InstagramCustomer } from "@/lib/sandbox/instagram/customer.ts";
import type { Act, Done } from "@/lib/sandbox/platform.ts";

/** Does what a button or a story asks for. `thread` says that a comment is meant, not a private message. */
export function performInstagram(customer: InstagramCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
    case "album":
      return customer.write(act.text, act);
    case "edit":
      if (act.thread) throw new RangeError("Could not edit a comment: Instagram does not let anybody");
      return customer.edit(act.message, act.text);
    case "delete":
      return act.thread ? customer.deleteComment(act.message) : customer.unsend(act.message);
    case "comment":
      return customer.comment(act.post, act.text, act);
    case "mention":
      return customer.mention(act.text, act);
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
      throw new RangeError(`Could not do "${act.act}": Instagram has no such act`);
  }
}
