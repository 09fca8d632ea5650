import type { AccountView, CustomerView } from "@/lib/sandbox/platform.ts";
import type { VkCustomer } from "@/lib/sandbox/vk/customer.ts";
import { type Community, personName } from "@/lib/sandbox/vk/state.ts";

export function accountView({ groupId, name, screenName, avatar, servers }: Community): AccountView {
  const webhooks = [...servers.values()].map(({ url, status }) => ({ url, status }));
  return { id: String(groupId), name, username: screenName, avatar, webhooks };
}

export function customerView(
  { customer: { person }, community }: { customer: VkCustomer; community: Community },
): CustomerView {
  const dialogue = community.dialogues.get(person.id);
  return {
    id: String(person.id),
    name: personName(person),
    account: String(community.groupId),
    avatar: person.avatar,
    reachable: dialogue !== undefined && dialogue.allowed && !dialogue.closed && !dialogue.blacklisted,
  };
}
