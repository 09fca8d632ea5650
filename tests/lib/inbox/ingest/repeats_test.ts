import assert from "node:assert/strict";
import {
  attachments,
  contacts,
  events,
  identities,
  jobs,
  parked,
  ticketTags,
} from "@/db/schema/workspace.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Inbound } from "@/lib/channels/channel.ts";
import { accept, inboundMessage, MINUTE, NOON, origin, SECOND } from "@/tests/cast.ts";
import { overtaken } from "@/tests/statements.ts";
import { type Desk, openDesk } from "./desk.ts";

/** Everything of a workspace that a repeat could change. */
async function picture(desk: Desk) {
  const { db } = desk.it.store;
  return {
    tickets: await desk.tickets(),
    messages: await desk.messages(),
    contacts: await db.select().from(contacts),
    identities: await db.select().from(identities),
    attachments: await db.select().from(attachments),
    tags: await db.select().from(ticketTags),
    jobs: await db.select().from(jobs),
    events: await db.select().from(events),
    parked: await db.select().from(parked),
  };
}

const person = { externalId: "500", name: "Анна" };
const FILE = { kind: "image", url: "https://example.com/a.jpg" } as const;

function conversation(): Inbound[] {
  const thread = { kind: "direct", key: "500" } as const;
  return [
    inboundMessage({ externalId: "1", text: "Привет", attachments: [FILE], sequence: 1 }),
    inboundMessage({ externalId: "2", album: "a", attachments: [FILE], sequence: 2, sentAt: NOON + SECOND }),
    inboundMessage({ externalId: "3", album: "a", attachments: [FILE], sequence: 3, sentAt: NOON + SECOND }),
    inboundMessage({ externalId: "4", text: "Коллега", from: "ours", thread, sentAt: NOON + 2 * SECOND }),
    { type: "edit", externalId: "1", text: "Привет!", at: NOON + 3 * SECOND },
    { type: "deletion", externalId: "3", at: NOON + 4 * SECOND },
    { type: "reaction", externalId: "4", person, emoji: "👍", at: NOON + 5 * SECOND },
    { type: "edit", externalId: "not yet here", text: "?", at: NOON },
    { type: "receipt", status: "read", upTo: { threadKey: "500", at: NOON }, at: NOON },
    { type: "receipt", status: "delivered", externalIds: ["unknown"], at: NOON },
    { type: "reach", person, allowed: true, at: NOON },
    { type: "post", post: { externalId: "p", url: "https://example.com/p", text: "Пост" }, at: NOON },
  ];
}

Deno.test("a webhook that comes again changes nothing at all", async () => {
  await using desk = await openDesk("vk");
  const inbound = conversation();
  await desk.hear(...inbound);
  const before = await picture(desk);
  assert.equal(before.messages.length, 3);
  desk.it.clock.advance(10 * SECOND);
  await desk.hear(...inbound);
  assert.deepEqual(await picture(desk), before);
  await desk.hearEach(...inbound);
  assert.deepEqual(await picture(desk), before);
});

Deno.test("an event that stands twice in one webhook counts once", async () => {
  await using once = await openDesk("vk");
  await using twice = await openDesk("vk");
  const inbound = conversation();
  await once.hear(...inbound);
  await twice.hear(...inbound.flatMap((one) => [one, one]));
  const essence = async (desk: Desk) => {
    const { messages, events: log, jobs: work, attachments: files, parked: waiting } = await picture(desk);
    return {
      texts: messages.map((one) => [one.text, one.editedAt, one.deletedAt, one.reaction]),
      log: log.map((one) => one.kind),
      work: work.map((one) => one.kind),
      files: files.map((one) => one.position),
      waiting: waiting.length,
    };
  };
  assert.deepEqual(await essence(twice), await essence(once));
});

Deno.test("a webhook that the platform sends many times at once counts once", async () => {
  await using desk = await openDesk("vk");
  const inbound = conversation();
  await Promise.all(Array.from({ length: 30 }, () => desk.hear(...inbound)));
  const { messages, tickets, attachments: files } = await picture(desk);
  assert.deepEqual([messages.length, tickets.length, files.length], [3, 1, 3]);
});

Deno.test("two processes that get the same webhooks make one conversation", async () => {
  await using desk = await openDesk("vk");
  const other = await desk.it.twin();
  const vk = origin("vk");
  for (let round = 0; round < 10; round++) {
    const who = { externalId: `${700 + round}`, name: "Вера" };
    const inbound = Array.from(
      { length: 5 },
      (_, index) =>
        inboundMessage({
          externalId: `${round}-${index}`,
          person: who,
          attachments: [FILE],
          sentAt: NOON + index,
        }),
    );
    await Promise.all(
      [desk.it, other].flatMap((process) => [
        accept(process, desk.connection, inbound, vk),
        ...inbound.map((one) => accept(process, desk.connection, [one], vk)),
      ]),
    );
  }
  const { messages, tickets, contacts: people, attachments: files, tags } = await picture(desk);
  assert.deepEqual([messages.length, tickets.length, people.length, files.length, tags.length], [
    50,
    10,
    10,
    50,
    10,
  ]);
  assert.deepEqual(tickets.map((one) => one.number), Array.from({ length: 10 }, (_, index) => index + 1));
});

/** Two processes, of which the second commits what it got between the other's reading and committing. */
async function race(platform: Platform, first: Inbound, second: Inbound, what: RegExp) {
  const desk = await openDesk(platform);
  desk.it.clock.advance(MINUTE);
  const other = await desk.it.twin();
  await desk.hear(inboundMessage({ externalId: "0", sentAt: NOON - SECOND }));
  const answer = await desk.answer((await desk.ticket()).id, { status: "sent", externalId: "out" });
  const overtakes = () => accept(other, desk.connection, [second], origin(platform));
  await overtaken(what, overtakes, () => desk.hear(first));
  return Object.assign(desk, { answer });
}

const INSERTS = /^INSERT INTO "messages"/;
const later = (at: number) => inboundMessage({ externalId: `at${at}`, text: `${at}`, sentAt: NOON + at });

Deno.test("an edit that another process parks while its message is being added is not lost", async () => {
  const edit: Inbound = { type: "edit", externalId: "at1", text: "после", at: NOON + 2 };
  await using desk = await race("vk", later(1), edit, INSERTS);
  assert.equal((await desk.messages()).find((one) => one.externalId === "at1")?.text, "после");
  assert.deepEqual((await picture(desk)).parked, []);
});

Deno.test("a message that another process adds while its edit is being parked is edited", async () => {
  const edit: Inbound = { type: "edit", externalId: "at1", text: "после", at: NOON + 2 };
  await using desk = await race("vk", edit, later(1), /INTO "parked"/);
  assert.equal((await desk.messages()).find((one) => one.externalId === "at1")?.text, "после");
  assert.deepEqual((await picture(desk)).parked, []);
});

Deno.test("a status does not fall back behind what another process learnt meanwhile", async () => {
  const receipt = (status: "delivered" | "read"): Inbound => ({
    type: "receipt",
    status,
    externalIds: ["out"],
    at: NOON,
  });
  await using desk = await race("whatsapp", receipt("delivered"), receipt("read"), /^UPDATE "deliveries"/);
  assert.equal(await desk.status(desk.answer), "read");
});

Deno.test("a ticket in the list does not fall back behind a newer message of another process", async () => {
  await using desk = await race("vk", later(1), later(9), INSERTS);
  const { preview, lastMessageAt } = await desk.ticket();
  assert.deepEqual([preview, lastMessageAt], ["9", NOON + 9]);
  assert.equal((await desk.messages()).length, 4);
});

Deno.test("two first messages of one customer by two processes open one ticket", async () => {
  await using desk = await openDesk("vk");
  const other = await desk.it.twin();
  const overtakes = () => accept(other, desk.connection, [later(2)], origin("vk"));
  await overtaken(INSERTS, overtakes, () => desk.hear(later(1)));
  const { tickets, contacts: people, messages } = await picture(desk);
  assert.deepEqual([tickets.length, people.length, messages.length], [1, 1, 2]);
});
