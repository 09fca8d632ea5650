import { invalid, unauthorized, VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import { callbackMethods } from "@/lib/sandbox/vk/methods/callback.ts";
import { editMethods } from "@/lib/sandbox/vk/methods/edit.ts";
import { groupMethods } from "@/lib/sandbox/vk/methods/groups.ts";
import { historyMethods } from "@/lib/sandbox/vk/methods/history.ts";
import { keyMethods } from "@/lib/sandbox/vk/methods/keys.ts";
import { mediaMethods } from "@/lib/sandbox/vk/methods/media.ts";
import { sendMethods } from "@/lib/sandbox/vk/methods/send.ts";
import { userMethods } from "@/lib/sandbox/vk/methods/users.ts";
import { wallMethods } from "@/lib/sandbox/vk/methods/wall.ts";
import type { VkMethod } from "@/lib/sandbox/vk/method.ts";
import type { VkParams } from "@/lib/sandbox/vk/params.ts";
import type { Community, VkWorld } from "@/lib/sandbox/vk/state.ts";

const METHODS: Readonly<Record<string, VkMethod>> = {
  ...groupMethods,
  ...callbackMethods,
  ...sendMethods,
  ...editMethods,
  ...keyMethods,
  ...historyMethods,
  ...mediaMethods,
  ...userMethods,
  ...wallMethods,
};

/** Methods that a community's token may not call: error 27. */
const USERS_ONLY = [
  "wall.getById",
  "wall.getComments",
  "wall.deleteComment",
  "wall.get",
  "board.createComment",
  "board.getComments",
  "photos.getWallUploadServer",
  "photos.saveWallPhoto",
  "video.save",
  "video.get",
];

/** @throws {VkRefusal} in the order in which VK looks: method, version, token, right, parameters */
export async function runVkMethod(
  world: VkWorld,
  community: Community | undefined,
  method: string,
  params: VkParams,
  token: string | undefined,
): Promise<unknown> {
  const found = METHODS[method];
  if (!found && !USERS_ONLY.includes(method)) throw new VkRefusal(3, "Unknown method passed");
  if (!params.text("v")) {
    throw new VkRefusal(
      8,
      "Invalid request: v is a required parameter. See https://dev.vk.com/reference/versions",
    );
  }
  if (!/^5\.\d+$/.test(params.text("v") ?? "")) throw invalid("v is not a known version");
  if (!community) throw unauthorized(token ? undefined : "no access_token passed");
  if (!found) {
    throw new VkRefusal(27, "Group authorization failed: method is unavailable with group auth.");
  }
  if (found.right && !community.rights.has(found.right)) {
    const why = "no access to call this method. It cannot be called with current scopes.";
    throw new VkRefusal(15, `Access denied: ${why}`, 1133);
  }
  return await found.run({ world, community, method, params });
}
