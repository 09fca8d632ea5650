import type { Person } from "@/lib/channels/channel.ts";
import { Peek } from "@/lib/channels/json.ts";
import { httpUrl } from "@/lib/channels/reading.ts";
import type { Api } from "@/lib/channels/vk/api.ts";
import { integer } from "@/lib/channels/vk/ids.ts";
import { links, personOf } from "@/lib/channels/vk/links.ts";

/** `country` left the list of fields in 5.199 and may stay away; the phone comes when it is public. */
const FIELDS = "photo_200,photo_max,city,country,contacts,site,domain,screen_name";

/** What VK shows of a person, or of a community that wrote. (dev.vk.com/method/users.get) */
export async function profile(api: Api, externalId: string): Promise<Person> {
  const id = integer(new Peek(externalId));
  if (!id) return { externalId };
  return id > 0 ? await user(api, id) : await community(api, id);
}

async function user(api: Api, id: number): Promise<Person> {
  const [found] = (await api.call("users.get", { user_ids: id, fields: FIELDS })).list;
  if (!found) return personOf(id);
  const domain = filled(found.get("domain")) ?? filled(found.get("screen_name"));
  return known({
    ...personOf(id),
    name: [found.get("first_name").text, found.get("last_name").text].filter(Boolean).join(" "),
    username: domain === `id${id}` ? undefined : domain,
    avatarUrl: httpUrl(found.get("photo_200")) ?? httpUrl(found.get("photo_max")),
    profileUrl: domain ? links.page(domain) : links.person(id),
    country: found.at("country", "title").text,
    city: found.at("city", "title").text,
    phone: phone(found.get("mobile_phone")) ?? phone(found.get("home_phone")),
    site: site(found.get("site")),
  });
}

async function community(api: Api, id: number): Promise<Person> {
  const answer = await api.call("groups.getById", { group_ids: -id, fields: "photo_200,site,city,country" });
  const [found] = answer.get("groups").list;
  if (!found) return personOf(id);
  const name = filled(found.get("screen_name"));
  return known({
    ...personOf(id),
    name: found.get("name").text,
    username: name,
    avatarUrl: httpUrl(found.get("photo_200")),
    profileUrl: name ? links.page(name) : links.person(id),
    country: found.at("country", "title").text,
    city: found.at("city", "title").text,
    site: site(found.get("site")),
  });
}

/** VK leaves out some fields and empties others; both mean that it does not tell. */
function known(person: Person): Person {
  const told = Object.entries(person).filter(([, value]) => value !== undefined && value !== "");
  return { ...Object.fromEntries(told), externalId: person.externalId };
}

function filled(value: Peek): string | undefined {
  return value.text?.trim() || undefined;
}

/** People write anything in place of their phone; a number has some digits. */
function phone(value: Peek): string | undefined {
  const text = filled(value);
  return text && /(?:\d\D*){5}/.test(text) ? text : undefined;
}

/** The first of the sites that a person lists, with the scheme that they leave out. */
function site(value: Peek): string | undefined {
  const first = filled(value)?.split(/[\s,;]+/)[0];
  if (!first) return undefined;
  return httpUrl(new Peek(first)) ?? httpUrl(new Peek(`https://${first}`));
}
