import type { Api } from "@/lib/channels/vk/api.ts";

/**
 * The mark «на связи» beside the community's name. VK keeps it until it is taken away.
 * (dev.vk.com/method/groups.enableOnline, groups.disableOnline)
 * @throws {SendError}
 */
export async function setOnline(api: Api, open: boolean, group: string): Promise<void> {
  await api.call(open ? "groups.enableOnline" : "groups.disableOnline", { group_id: group });
}
