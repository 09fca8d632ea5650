import assert from "node:assert/strict";
import { contacts, events, identities } from "@/db/schema/workspace.ts";
import type { InboundReach, Person } from "@/lib/channels/channel.ts";
import { inboundMessage, MINUTE, NOON, origin, SECOND } from "@/tests/cast.ts";
import { type Desk, openDesk } from "./desk.ts";

async function person(desk: Desk) {
  const [contact, ...others] = await desk.it.store.db.select().from(contacts);
  const [identity, ...more] = await desk.it.store.db.select().from(identities);
  assert.deepEqual([others.length, more.length], [0, 0]);
  assert.ok(contact && identity);
  return { contact, identity };
}

const reach = (allowed: boolean, who: Person = { externalId: "500" }): InboundReach => ({
  type: "reach",
  person: who,
  allowed,
  at: NOON,
});

Deno.test("VK-03 who wrote to us may be written to, and when is kept", async () => {
  await using desk = await openDesk("vk");
  desk.it.clock.advance(MINUTE);
  await desk.hear(inboundMessage({ sentAt: NOON + 2 * SECOND }));
  await desk.hear(inboundMessage({ sentAt: NOON + SECOND }));
  const { identity } = await person(desk);
  assert.deepEqual([identity.reachable, identity.lastInboundAt], [true, NOON + 2 * SECOND]);
});

Deno.test("VK-03 a permission without a message makes the person known, and a refusal is kept", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(reach(true));
  assert.equal((await person(desk)).identity.reachable, true);
  assert.deepEqual(await desk.tickets(), []);
  await desk.hear(reach(false));
  assert.equal((await person(desk)).identity.reachable, false);
  await desk.hear(inboundMessage());
  assert.equal((await person(desk)).identity.reachable, true, "who writes again may be answered");
});

Deno.test("VK-03 a refusal is told to whoever looks at the conversation, once", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(inboundMessage());
  const { id } = await desk.ticket();
  await desk.hear(reach(false));
  await desk.hear(reach(false));
  const told = (await desk.it.store.db.select().from(events)).filter((one) => one.kind === "contact.updated");
  assert.deepEqual(told.map((one) => one.ticketId), [id]);
});

Deno.test("an answer of ours from the platform's own app does not make a person reachable", async () => {
  await using desk = await openDesk("vk");
  await desk.hear(inboundMessage());
  await desk.hear(reach(false));
  await desk.hear(inboundMessage({ from: "ours" }));
  assert.equal((await person(desk)).identity.reachable, false);
});

Deno.test("C-06 what the platform tells later fills the card and overwrites nothing", async () => {
  await using desk = await openDesk("viber");
  await desk.hear(reach(true));
  assert.equal((await person(desk)).contact.name, "");
  await desk.hear(
    inboundMessage({ person: { externalId: "500", name: "Анна", language: "ru", country: "RU" } }),
  );
  const later = {
    externalId: "500",
    name: "Anna",
    username: "anna",
    language: "en",
    country: "BY",
    city: "Минск",
  };
  await desk.hear(inboundMessage({ person: later }));
  const { contact, identity } = await person(desk);
  assert.deepEqual([contact.name, contact.language, contact.country, contact.city], [
    "Анна",
    "ru",
    "RU",
    "Минск",
  ]);
  assert.deepEqual([identity.name, identity.username], ["Anna", "anna"], "the identity follows the platform");
});

Deno.test("a person without a name is called by the username, and keeps an empty name without one", async () => {
  await using desk = await openDesk();
  await desk.hear(inboundMessage({ person: { externalId: "500", name: "  ", username: "anna" } }));
  assert.equal((await person(desk)).contact.name, "anna");
  await using other = await openDesk();
  await other.hear(inboundMessage({ person: { externalId: "500" } }));
  assert.equal((await person(other)).contact.name, "");
  assert.equal((await other.messages())[0]?.authorName, null);
});

Deno.test("a person whose id changed keeps contact, ticket and history", async () => {
  await using desk = await openDesk("whatsapp");
  await desk.hear(inboundMessage({ externalId: "1", person: { externalId: "7900" } }));
  const before = await person(desk);
  await desk.hear({ type: "rename", from: "7900", to: "7911", at: NOON });
  await desk.hear({ type: "rename", from: "7900", to: "7911", at: NOON });
  await desk.hear(inboundMessage({ externalId: "2", person: { externalId: "7911" } }));
  const { contact, identity } = await person(desk);
  assert.deepEqual([contact.id, identity.id, identity.externalId], [
    before.contact.id,
    before.identity.id,
    "7911",
  ]);
  assert.equal((await desk.ticket()).threadKey, "7911");
  assert.equal((await desk.messages()).length, 2);
});

Deno.test("a change of id and the first message under the new one may share a webhook", async () => {
  await using desk = await openDesk("whatsapp");
  await desk.hear(inboundMessage({ person: { externalId: "7900" } }));
  await desk.hear(
    { type: "rename", from: "7900", to: "7911", at: NOON },
    inboundMessage({ person: { externalId: "7911" } }),
  );
  await person(desk);
  assert.equal((await desk.messages()).length, 2);
  await desk.ticket();
});

Deno.test("a change to an id that is taken leaves both people as they are", async () => {
  await using desk = await openDesk("whatsapp");
  await desk.hear(
    inboundMessage({ person: { externalId: "1" } }),
    inboundMessage({ person: { externalId: "2" } }),
  );
  await desk.hear({ type: "rename", from: "1", to: "2", at: NOON }, {
    type: "rename",
    from: "9",
    to: "8",
    at: NOON,
  });
  const ids = (await desk.it.store.db.select().from(identities)).map((one) => one.externalId);
  assert.deepEqual(ids.sort(), ["1", "2"]);
});

Deno.test("texts that cannot be stored as they are lose what is no text, and come in once", async () => {
  await using desk = await openDesk();
  const broken = "до\0 и\ud800 после";
  const message = inboundMessage({
    externalId: `id\0\udfff`,
    text: broken,
    person: { externalId: `5\0`, name: broken, username: `u\ud83d` },
    replyTo: `r\ud800`,
    album: `al\udc00`,
    attachments: [{ kind: "file", name: broken, url: "https://example.com/\ud800", contentType: "a\0" }],
    unknown: { what: broken, url: "https://example.com/\0" },
    thread: {
      kind: "comment",
      key: `k\0`,
      post: { externalId: `p\ud800`, url: "u", title: broken, text: broken },
    },
  });
  const raw = `{"text":"\0\ud800"}`;
  await desk.it.ingest.accept({
    connection: desk.connection,
    origin: origin("telegram"),
    inbound: [message],
    raw,
  });
  await desk.hear(message);
  await desk.hear({ type: "edit", externalId: `id\0\udfff`, text: `ё\0\ud800`, at: NOON + SECOND });
  const [stored, ...more] = await desk.messages();
  assert.equal(more.length, 0);
  assert.equal(stored?.text, "ё�");
  const { contact, identity } = await person(desk);
  assert.deepEqual([contact.name, identity.externalId, identity.username], ["до и� после", "5", "u�"]);
  assert.equal(stored?.unknown?.what, "до и� после");
});
