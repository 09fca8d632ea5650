import { VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import type { VkParams } from "@/lib/sandbox/vk/params.ts";
import type { Community, Right, VkWorld } from "@/lib/sandbox/vk/state.ts";

export interface VkCall {
  readonly world: VkWorld;
  readonly community: Community;
  readonly method: string;
  readonly params: VkParams;
}

export interface VkMethod {
  /** The right that the token must carry; absent: every token may. */
  readonly right?: Right;
  /** Answers the `response`, or throws a VkRefusal. */
  run(call: VkCall): unknown;
}

/** The group_id parameter must be the token's own. @throws {VkRefusal} 203 */
export function checkGroup({ community, params }: VkCall): void {
  if (params.need("group_id") !== community.groupId) {
    throw new VkRefusal(203, "Access to group denied: access to the group is denied");
  }
}
