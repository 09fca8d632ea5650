import type { Act, Done } from "@/lib/sandbox/platform.ts";
import type { VkCustomer } from "@/lib/sandbox/vk/customer.ts";

/** Does what a button or a story asks for. `thread` says that a comment is meant, not a private message. */
export function performVk(customer: VkCustomer, act: Act): Promise<Done> {
  switch (act.act) {
    case "write":
      return customer.write(act.text, act);
    case "album":
      return customer.write(act.text, act);
    case "edit":
      return act.thread ? customer.editComment(act.message, act.text) : customer.edit(act.message, act.text);
    case "delete":
      return act.thread ? customer.deleteComment(act.message) : customer.delete(act.message);
    case "comment":
      return customer.comment(Number(act.post), act.text, act);
    case "board":
      return customer.board(Number(act.topic), act.text, act);
    case "press":
      return customer.press(act.message, act.data);
    case "read":
      return customer.read();
    case "typing":
      return customer.typing();
    case "allow":
      return customer.allow();
    case "deny":
      return customer.deny();
    default:
      throw new RangeError(`Could not do "${act.act}": VK has no such act`);
  }
}
