import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { createWebchat } from "@/lib/channels/webchat/mod.ts";
import { Connections } from "@/lib/inbox/connections.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import { type Cast, openCast, type Refused } from "./cast.ts";
import { accept, addChat, conversation, openTicket, plantConnection, written } from "./desk.ts";

const HOUR_MS = 3_600_000;

Deno.test("an answer over the channel's limit is refused with the limit", async () => {
  await using cast = await openCast();
  const ticket = await chatTicket(cast);
  const { status, code, details, message } = await answer(cast, ticket, { text: "а".repeat(200_000) });
  deepStrictEqual([status, code], [422, "text_too_long"]);
  deepStrictEqual([details.limit, details.length], [10_000, 200_000]);
  match(message, /длинный/);
});

Deno.test("a file that the channel does not take is refused with the reason", async () => {
  await using cast = await openCast();
  const vk = await plantConnection(cast, cast.anna, "vk");
  const ticket = await openTicket(cast, cast.boris, vk, "Ольга");
  const form = new FormData();
  form.set("file", new File([new Uint8Array([0x4d, 0x5a, ...Array(200).fill(0)])], "setup.exe"));
  const { id } = await cast.ok<{ id: string }>(cast.boris, "POST /uploads", form);
  const { status, code, details } = await answer(cast, ticket, { attachments: [id] });
  deepStrictEqual([status, code], [422, "attachment_not_supported"]);
  ok(details.reason);
});

Deno.test("somebody who forbade us to write is not written to", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const ticket = await openTicket(cast, cast.boris, chat, "Ольга");
  const person = { externalId: "Ольга" };
  await accept(cast, chat, { type: "reach", person, allowed: false, at: Date.now() });
  const { status, code, details } = await answer(cast, ticket, { text: "Ау" });
  deepStrictEqual([status, code, details.reason], [422, "cannot_write_first", "denied"]);
});

Deno.test("an answer after the reply window is refused", async () => {
  let now = Date.now();
  await using cast = await openCast({ now: () => now, adjust: withWhatsapp });
  const connection = await plantConnection(cast, cast.anna, "whatsapp");
  const ticket = await openTicket(cast, cast.boris, connection, "Ольга");
  await cast.ok(cast.boris, `POST /tickets/${ticket.id}/messages`, { text: "В срок" });
  now += 8 * 24 * HOUR_MS;
  const { status, code, details, message } = await answer(cast, ticket, { text: "Поздно" });
  deepStrictEqual([status, code], [422, "reply_window_closed"]);
  ok(Number(details.hours) > 0);
  ok(message.length > 10);
});

Deno.test("where the platform lets nobody answer, the channel is for reading", async () => {
  await using cast = await openCast();
  const vk = await plantConnection(cast, cast.anna, "vk");
  const post = { externalId: "t7", url: "https://vk.com/topic-1_7" };
  const thread = { kind: "discussion" as const, key: "t7:Ольга", post };
  await accept(cast, vk, written("Ольга", "Кто-нибудь пробовал?", { thread }));
  const [ticket] = (await cast.ok<{ items: TicketView[] }>(cast.boris, "GET /tickets")).items;
  const { status, code } = await answer(cast, ticket, { text: "Да" });
  deepStrictEqual([status, code], [422, "channel_read_only"]);
});

Deno.test("an unfilled placeholder is refused by its name", async () => {
  await using cast = await openCast();
  const ticket = await chatTicket(cast);
  for (const placeholder of ["{{contact.first_name}}", "{ИМЯ}"]) {
    const { status, code, details } = await answer(cast, ticket, { text: `Здравствуйте, ${placeholder}!` });
    deepStrictEqual([status, code, details.placeholder], [422, "placeholder_unresolved", placeholder]);
  }
});

Deno.test("a paused channel, and one that is gone, take no answer", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const ticket = await openTicket(cast, cast.boris, chat, "Ольга");
  await cast.ok(cast.anna, `PATCH /connections/${chat}`, { status: "paused" });
  strictEqual((await answer(cast, ticket, { text: "Да" })).code, "connection_paused");
  await cast.ok(cast.anna, `DELETE /connections/${chat}`);
  const gone = await answer(cast, ticket, { text: "Да" });
  deepStrictEqual([gone.status, gone.code, gone.details.reason], [422, "not_available", "connection_gone"]);
});

Deno.test("an empty answer, unknown uploads and unknown quotes are refused", async () => {
  await using cast = await openCast();
  const ticket = await chatTicket(cast);
  const empty = await answer(cast, ticket, { text: "  " });
  deepStrictEqual([empty.status, empty.code, empty.details.fields], [400, "invalid_request", {
    text: "empty",
  }]);
  strictEqual((await answer(cast, ticket, { attachments: ["nothing"] })).status, 404);
  strictEqual((await answer(cast, ticket, { text: "Да", replyTo: "nothing" })).status, 404);
  const wrong = await answer(cast, ticket, {
    text: 5,
    via: "pigeon",
    clientId: "x".repeat(101),
    private: "no",
  });
  deepStrictEqual(wrong.details.fields, {
    text: "wrong_type",
    clientId: "too_long",
    private: "wrong_type",
    via: "unknown_value",
  });
  strictEqual((await conversation(cast, cast.boris, ticket.id)).length, 1);
});

async function chatTicket(cast: Cast): Promise<TicketView> {
  return await openTicket(cast, cast.boris, await addChat(cast, cast.anna), "Ольга");
}

async function answer(cast: Cast, ticket: TicketView | undefined, input: unknown): Promise<Refused> {
  return await cast.refused(cast.boris, `POST /tickets/${ticket?.id}/messages`, input);
}

/** A platform with a reply window, for whose sending the web chat stands in. */
function withWhatsapp(services: Services): Services {
  const { control, workspaces, secrets, config: { origin } } = services;
  const channels = { ...services.channels, whatsapp: createWebchat() };
  const connections = new Connections({ control, workspaces, secrets, channels, origin });
  return { ...services, channels, connections };
}
