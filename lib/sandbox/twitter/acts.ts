import type { Act, Done } from "@/lib/sandbox/platform.ts";
import type { XCustomer } from "@/lib/sandbox/twitter/customer.ts";

/** Does what a button or a story asks for. `thread` says that a post is meant, not a direct message. */
export function performX(customer: XCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
    case "album":
      return customer.write(act.text, act);
    case "mention":
      return customer.mention(act.text, act);
    case "comment":
      return customer.reply(act.replyTo ?? act.post.split(":").at(-1) ?? "", act.text, act);
    case "edit":
      if (!act.thread) throw new RangeError("Could not edit a direct message: X lets nobody do that");
      return customer.edit(act.message, act.text);
    case "delete":
      return act.thread ? customer.deletePost(act.message) : customer.deleteDirect(act.message);
    case "react":
      return customer.like(act.message);
    case "read":
      return customer.read();
    case "typing":
      return customer.typing();
    case "allow":
      return customer.block(false);
    case "deny":
      return customer.block();
    default:
      throw new RangeError(`Could not do "${act.act}": X has no such act`);
  }
}
