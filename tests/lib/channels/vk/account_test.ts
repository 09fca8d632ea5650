import assert from "node:assert/strict";
import { ConnectError } from "@/lib/channels/channel.ts";
import { createVk } from "@/lib/channels/vk/mod.ts";
import { connection } from "./samples.ts";
import { failure, serveVk } from "./vk_server.ts";

const SHOP = {
  id: 101,
  name: "Гончарная лавка",
  screen_name: "clay",
  photo_200: "https://sun9-1.userapi.com/c.jpg",
};
const rights = (...names: string[]) => ({
  mask: 0,
  permissions: names.map((name) => ({ name, setting: 1 })),
});
const ALL = rights("manage", "messages", "photos", "docs", "wall", "stories");

/** The error that a check ends with. */
async function refusalOf(answers: Record<string, unknown>, token = "vk1.a.key"): Promise<ConnectError> {
  await using vk = serveVk(answers);
  const error = await createVk(vk.net).check({ token }).catch((reason: unknown) => reason);
  assert.ok(error instanceof ConnectError);
  return error;
}

Deno.test("VK-01 a community's key names its community", async () => {
  await using vk = serveVk({
    "groups.getById": { groups: [SHOP], profiles: [] },
    "groups.getTokenPermissions": ALL,
  });
  assert.deepEqual(await createVk(vk.net).check({ token: "vk1.a.key" }), {
    id: "101",
    name: "Гончарная лавка",
    username: "clay",
    url: "https://vk.com/clay",
    avatarUrl: "https://sun9-1.userapi.com/c.jpg",
  });
  assert.equal(vk.single("groups.getById").group_ids, undefined);
});

Deno.test("VK-01 each right that a key lacks is named", async () => {
  const error = await refusalOf({
    "groups.getById": { groups: [SHOP] },
    "groups.getTokenPermissions": rights("messages", "docs", "photos"),
  });
  assert.equal(error.code, "vk.rights_missing");
  assert.deepEqual(error.params, { rights: "manage, wall", community: "Гончарная лавка" });
});

Deno.test.each([
  ["vk.not_community", () => failure(100, "group_ids is undefined")],
  ["vk.not_community", { groups: [], profiles: [] }],
  ["vk.token_refused", () => failure(5, "User authorization failed")],
  ["vk.unreachable", () => new Response("", { status: 502 })],
])("VK-01 a key that is no community's is refused: $0", async (code, answer) => {
  assert.equal((await refusalOf({ "groups.getById": answer })).code, code);
});

Deno.test("VK-01 what cannot be a key is refused without asking VK", async () => {
  for (const token of ["", "ключ", "a b", "a\nb"]) {
    assert.equal((await refusalOf({}, token)).code, "vk.token_refused");
  }
});

Deno.test("VK-15 a card has what the person shows", async () => {
  const user = {
    id: 555,
    first_name: "Иван",
    last_name: "Петров",
    domain: "ivan.petrov",
    photo_200: "https://sun9-1.userapi.com/i.jpg",
    city: { id: 1, title: "Тверь" },
    country: { id: 1, title: "Россия" },
    mobile_phone: "+7 900 000-00-00",
    home_phone: "",
    site: "petrov.example, другой.example",
  };
  await using vk = serveVk({ "users.get": [user] });
  assert.deepEqual(await createVk(vk.net).profile?.("555", connection()), {
    externalId: "555",
    name: "Иван Петров",
    username: "ivan.petrov",
    avatarUrl: "https://sun9-1.userapi.com/i.jpg",
    profileUrl: "https://vk.com/ivan.petrov",
    city: "Тверь",
    country: "Россия",
    phone: "+7 900 000-00-00",
    site: "https://petrov.example/",
  });
  assert.match(vk.single("users.get").fields ?? "", /photo_200.*city.*contacts.*site.*domain/);
});

Deno.test("VK-15 a card leaves out what the person hides or jokes about", async () => {
  const user = {
    id: 555,
    first_name: "Иван",
    last_name: "",
    domain: "id555",
    mobile_phone: "секрет",
    site: "",
  };
  await using vk = serveVk({ "users.get": [user] });
  const expected = { externalId: "555", name: "Иван", profileUrl: "https://vk.com/id555" };
  assert.deepEqual(await createVk(vk.net).profile?.("555", connection()), expected);
});

Deno.test("VK-15 a community that wrote has a card too, and a stranger has a link", async () => {
  await using vk = serveVk({
    "groups.getById": { groups: [{ ...SHOP, site: "javascript:alert(1)" }] },
    "users.get": [],
  });
  const channel = createVk(vk.net);
  assert.deepEqual(await channel.profile?.("-101", connection()), {
    externalId: "-101",
    name: "Гончарная лавка",
    username: "clay",
    avatarUrl: "https://sun9-1.userapi.com/c.jpg",
    profileUrl: "https://vk.com/clay",
  });
  assert.equal(vk.single("groups.getById").group_ids, "101");
  const stranger = { externalId: "9", profileUrl: "https://vk.com/id9" };
  assert.deepEqual(await channel.profile?.("9", connection()), stranger);
  assert.deepEqual(await channel.profile?.("x", connection()), { externalId: "x" });
});
