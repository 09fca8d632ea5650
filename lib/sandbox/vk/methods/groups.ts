import { invalid } from "@/lib/sandbox/vk/errors.ts";
import { checkGroup, type VkCall, type VkMethod } from "@/lib/sandbox/vk/method.ts";
import { pictureUrl } from "@/lib/sandbox/vk/pictures.ts";
import { type Community, RIGHTS } from "@/lib/sandbox/vk/state.ts";

export const groupMethods: Readonly<Record<string, VkMethod>> = {
  "groups.getById": { run: getById },
  "groups.getTokenPermissions": { run: getTokenPermissions },
  "groups.enableOnline": { right: "manage", run: (call) => setOnline(call, true) },
  "groups.disableOnline": { right: "manage", run: (call) => setOnline(call, false) },
  "groups.getOnlineStatus": {
    right: "manage",
    run: (call) => {
      checkGroup(call);
      return { status: call.community.online ? "online" : "none" };
    },
  },
};

/** Without ids: the token's own community. */
async function getById({ world, community, params }: VkCall) {
  const wanted = [...params.list("group_ids"), ...params.list("group_id")];
  const known = [...world.communities.values()];
  const found = wanted.length === 0
    ? [community]
    : wanted.flatMap((id) =>
      known.find(({ groupId, screenName }) => String(groupId) === id || screenName === id) ?? []
    );
  if (found.length === 0) throw invalid("group_ids is undefined");
  return { groups: await Promise.all(found.map((one) => groupObject(world, one))), profiles: [] };
}

async function groupObject(world: VkCall["world"], { groupId, name, screenName, avatar }: Community) {
  const photo = await pictureUrl(world, avatar);
  return {
    id: groupId,
    name,
    screen_name: screenName,
    is_closed: 0,
    type: "group",
    photo_50: photo,
    photo_100: photo,
    photo_200: photo,
  };
}

function getTokenPermissions({ community }: VkCall) {
  const rights = [...community.rights];
  return {
    mask: rights.reduce((mask, right) => mask + RIGHTS[right], 0),
    permissions: rights.map((name) => ({ name, setting: RIGHTS[name] })),
  };
}

function setOnline(call: VkCall, online: boolean): 1 {
  checkGroup(call);
  call.community.online = online;
  return 1;
}
