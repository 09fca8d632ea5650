import type { FacebookCustomer } from "@/lib/sandbox/facebook/customer.ts";
import type { Act, Done } from "@/lib/sandbox/platform.ts";

/** Does what a button or a story asks for. `thread` says that a comment is meant, not a private message. */
export function performFacebook(customer: FacebookCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
    case "album":
      return customer.write(act.text, act);
    case "edit":
      return act.thread ? customer.editComment(act.message, act.text) : customer.edit(act.message, act.text);
    case "delete":
      return act.thread ? customer.deleteComment(act.message) : customer.unsend(act.message);
    case "comment":
      return customer.comment(act.post, act.text, act);
    case "press":
      return customer.press(act.message, act.data);
    case "react":
      return customer.react(act.message, act.emoji);
    case "start":
      return customer.start();
    case "read":
      return customer.read();
    case "allow":
      return customer.block(false);
    case "deny":
      return customer.block();
    default:
      throw new RangeError(`Could not do "${act.act}": Facebook has no such act`);
  }
}
