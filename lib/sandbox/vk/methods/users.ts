import { VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import type { VkCall, VkMethod } from "@/lib/sandbox/vk/method.ts";
import { pictureUrl } from "@/lib/sandbox/vk/pictures.ts";
import type { VkPerson, VkWorld } from "@/lib/sandbox/vk/state.ts";

export const userMethods: Readonly<Record<string, VkMethod>> = {
  "users.get": { run: getUsers },
};

/** https://dev.vk.com/en/method/users.get: only the fields that were asked for, and only those that are known. */
async function getUsers({ world, params }: VkCall) {
  const ids = params.list("user_ids");
  if (ids.length === 0) throw new VkRefusal(113, "Invalid user id");
  const fields = params.list("fields");
  const people = ids.flatMap((id) => findPerson(world, id) ?? []);
  return await Promise.all(people.map((person) => userObject(world, person, fields)));
}

function findPerson(world: VkWorld, id: string): VkPerson | undefined {
  const known = world.people.get(Number(id));
  return known ?? [...world.people.values()].find(({ screenName }) => screenName === id) ?? admin(world, id);
}

function admin(world: VkWorld, id: string): VkPerson | undefined {
  const found = world.admins.get(Number(id));
  return found && { id: Number(id), ...found };
}

async function userObject(world: VkWorld, person: VkPerson, fields: readonly string[]) {
  const all = await fieldsOf(world, person);
  const wanted = Object.entries(all).filter(([name, value]) =>
    value !== undefined && fields.includes(ASKED_AS[name] ?? name)
  );
  return {
    id: person.id,
    first_name: person.firstName,
    last_name: person.lastName,
    can_access_closed: true,
    is_closed: false,
    ...Object.fromEntries(wanted),
  };
}

/** The field "contacts" brings two. */
const ASKED_AS: Readonly<Record<string, string>> = { mobile_phone: "contacts", home_phone: "contacts" };

async function fieldsOf(world: VkWorld, person: VkPerson): Promise<Record<string, unknown>> {
  const photo = await pictureUrl(world, person.avatar ?? "avatar1");
  const name = person.screenName ?? `id${person.id}`;
  return {
    photo_50: photo,
    photo_100: photo,
    photo_200: photo,
    photo_max: photo,
    has_photo: 1,
    sex: person.sex ?? 0,
    domain: name,
    screen_name: name,
    city: person.city && { id: 1 + person.city.length, title: person.city },
    country: person.country && { id: 1, title: person.country },
    has_mobile: person.phone ? 1 : 0,
    mobile_phone: person.phone,
    home_phone: person.phone && "",
    site: person.site,
  };
}
