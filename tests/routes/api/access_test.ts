import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { sessionCookie } from "@/lib/auth/cookie.ts";
import { openSession } from "@/lib/auth/sessions.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import type { Document, Operation } from "@/routes/api/document/model.ts";
import { type Cast, openCast } from "./cast.ts";
import { addChat, conversation, openTicket, plantConnection } from "./desk.ts";
import { RULE } from "./rules_desk.ts";
import { HOURS, policyBy } from "./sla_desk.ts";

/** The example of RFC 8291, appendix A. */
const SUBSCRIPTION = {
  endpoint: "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
  keys: {
    p256dh: "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    auth: "BTBZMqHH6r4Tts7J_aSIgg",
  },
};

/** A body that passes the checks, by operation. */
const BODIES: Readonly<Record<string, unknown>> = {
  postMessage: { text: "Да" },
  editMessage: { text: "Нет" },
  assignTicket: { memberId: "x" },
  addTag: { name: "торты" },
  changeContact: { note: "…" },
  addContactNote: { text: "…" },
  mergeContacts: { contactId: "x" },
  changeContactField: { name: "Вес" },
  createConnection: { platform: "webchat", credentials: {} },
  changeConnection: { name: "Чат" },
  createInvitation: { role: "agent" },
  createToken: { name: "Обмен" },
  changeSavedReply: { title: "Цены" },
  setPriority: { priority: "high" },
  changeConnectionCsi: { enabled: true },
  changeSlaPolicy: { name: "Быстро" },
  changeRule: { name: "Возвраты" },
  changeBusinessHours: { name: "Зимой" },
  chooseSlaPolicies: { direct: null },
  renameReplyFolder: { name: "Цены" },
  changeBroadcast: { text: "Новая партия" },
  moveBroadcast: { status: "running" },
  tellPresence: { typing: true },
  changeTeam: { name: "Доставка" },
  giveToTeam: { teamId: "x" },
  snoozeTicket: { preset: "tomorrow" },
  mergeTicket: { ticketId: "x" },
  linkTickets: { number: 1 },
  changeView: { name: "Срочные" },
  changeNotificationSettings: { showText: false },
  keepDraft: { reply: "Да" },
  setAssignmentRule: { mode: "round_robin" },
};

Deno.test("without a token, or with a wrong one, every operation that is not public answers 401", async () => {
  await using cast = await openCast();
  const nobody = { ...cast.anna, token: "otk_" + "A".repeat(43) };
  const closed = operations(cast.document).filter(({ operation }) => operation.security.length > 0);
  ok(closed.length > 25);
  for (const { request } of closed) {
    const { status, headers } = await cast.refused(null, request, ...broken(request));
    deepStrictEqual([status, headers.get("www-authenticate")], [401, "Bearer"], request);
    strictEqual((await cast.refused(nobody, request)).status, 401, request);
  }
});

Deno.test("public operations need no token", async () => {
  await using cast = await openCast();
  const open = operations(cast.document).filter(({ operation }) => operation.security.length === 0);
  deepStrictEqual(open.map(({ operation }) => operation.operationId).sort(), [
    "getMatrix",
    "getOpenApi",
    "readDocs",
  ]);
  for (const { request } of open) {
    const response = await cast.send(null, request);
    await response.body?.cancel();
    strictEqual(response.status, 200, request);
  }
});

Deno.test("an agent is refused whatever is the owner's and the admins', before anything is read", async () => {
  await using cast = await openCast();
  const managed = operations(cast.document).filter(({ operation }) => operation["x-right"]);
  deepStrictEqual(managed.map(({ operation }) => operation.operationId).sort(), [
    "addContactField",
    "addStarterReplies",
    "archiveContactField",
    "changeBroadcast",
    "changeBusinessHours",
    "changeConnection",
    "changeConnectionCsi",
    "changeContactField",
    "changeCsiSettings",
    "changeRule",
    "changeSlaPolicy",
    "changeTeam",
    "checkConnection",
    "chooseSlaPolicies",
    "createBroadcast",
    "createBusinessHours",
    "createConnection",
    "createInvitation",
    "createRule",
    "createSlaPolicy",
    "createTeam",
    "deleteBroadcast",
    "deleteBusinessHours",
    "deleteConnection",
    "deleteRule",
    "deleteSlaPolicy",
    "deleteTeam",
    "getBroadcast",
    "getConnection",
    "getConnectionEvent",
    "getRule",
    "listBroadcasts",
    "listConnectionEvents",
    "listConnections",
    "listInvitations",
    "listRuleRuns",
    "listRules",
    "moveBroadcast",
    "orderRules",
    "replayConnectionEvent",
    "revokeInvitation",
    "setAssignmentRule",
    "tryRule",
  ]);
  for (const { request } of managed) {
    const { status, code } = await cast.refused(cast.boris, request, ...broken(request));
    deepStrictEqual([status, code], [403, "forbidden"], request);
  }
});

Deno.test("a stranger gets 404 on every look-up, and changes nothing", async () => {
  await using cast = await openCast();
  const ids = await known(cast);
  // The name of a report is nobody's key.
  const lookUps = operations(cast.document).filter(({ path }) =>
    path.replace("/reports/{name}", "").includes("{")
  );
  ok(lookUps.length > 15);
  const before = await conversation(cast, cast.boris, ids.tickets ?? "");
  for (const { request, path, operation } of lookUps) {
    const noun = path.split("/")[3] ?? "";
    const id = ids[noun];
    ok(id, `There is nothing of the bakery's to try ${request} with`);
    const asked = request.replace("{id}", id).replace("{name}", "торты").replace("{event}", "1");
    const { status, code } = await cast.refused(cast.gleb, asked, BODIES[operation.operationId]);
    deepStrictEqual([status, code], [404, "not_found"], asked);
  }
  deepStrictEqual(await conversation(cast, cast.boris, ids.tickets ?? ""), before);
});

Deno.test("a stranger's lists have nothing of ours, whatever they filter by", async () => {
  await using cast = await openCast();
  const ids = await known(cast);
  const queries = [
    "",
    `&contact=${ids.contacts}`,
    `&connection=${ids.connections}`,
    `&assignee=${cast.boris.id}`,
  ];
  for (const query of queries) {
    const { items } = await cast.ok<{ items: unknown[] }>(cast.gleb, `GET /tickets?status=all${query}`);
    deepStrictEqual(items, [], query);
  }
  for (const list of ["/connections", "/invitations"]) {
    deepStrictEqual((await cast.ok<{ items: unknown[] }>(cast.gleb, `GET ${list}`)).items, [], list);
  }
  const members = await cast.ok<{ items: { id: string }[] }>(cast.gleb, "GET /members");
  deepStrictEqual(members.items.map((one) => one.id), [cast.gleb.id]);
});

Deno.test("a stranger's own ticket cannot take our files, quotes or members along", async () => {
  await using cast = await openCast();
  const ids = await known(cast);
  const garage = await addChat(cast, cast.gleb);
  const ticket = await openTicket(cast, cast.gleb, garage, "Семён");
  const answer = (input: unknown) => cast.refused(cast.gleb, `POST /tickets/${ticket.id}/messages`, input);
  strictEqual((await answer({ text: "Да", attachments: [ids.attachments] })).status, 404);
  strictEqual((await answer({ text: "Да", replyTo: ids.messages })).status, 404);
  const member = { memberId: cast.boris.id };
  strictEqual((await cast.refused(cast.gleb, `PUT /tickets/${ticket.id}/assignment`, member)).status, 404);
  strictEqual((await conversation(cast, cast.gleb, ticket.id)).length, 1);
});

Deno.test("a browser's session opens the API too, and another site's page cannot use it", async () => {
  await using cast = await openCast();
  const { id: userId, workspaceId } = cast.anna;
  const token = await openSession(cast.services.control, { userId, workspaceId });
  const cookie = sessionCookie(cast.services.config.origin, token).split(";")[0] ?? "";
  const input = { platform: "webchat", credentials: {} };
  strictEqual((await cast.send(null, "GET /me", undefined, { cookie })).status, 200);
  const foreign = { cookie, "sec-fetch-site": "cross-site" };
  const { status, code } = await cast.refused(null, "POST /connections", input, foreign);
  deepStrictEqual([status, code], [403, "forbidden"]);
  const own = await cast.send(null, "POST /connections", input, { cookie, "sec-fetch-site": "same-origin" });
  strictEqual(own.status, 201);
  strictEqual(own.headers.get("access-control-allow-origin"), null);
});

/** A body that is wrong in every way, where there may be one. */
function broken(request: string): [string?, HeadersInit?] {
  return request.startsWith("GET ") ? [] : ["{broken", { "content-type": "text/plain" }];
}

interface Listed {
  readonly request: string;
  readonly path: string;
  readonly operation: Operation;
}

function operations(document: Document): Listed[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      request: `${method.toUpperCase()} ${path.replace("/api/v1", "")}`,
      path,
      operation,
    }))
  );
}

/** One thing of the bakery's for every noun that is looked up. */
async function known(cast: Cast): Promise<Record<string, string>> {
  const chat = await addChat(cast, cast.anna);
  const ticket = await openTicket(cast, cast.boris, chat, "Ольга");
  await cast.ok(cast.boris, `POST /tickets/${ticket.id}/tags`, { name: "торты" });
  await cast.ok(cast.boris, `PUT /tickets/${ticket.id}/assignment`, { memberId: cast.boris.id });
  const message = await cast.ok<{ id: string }>(cast.boris, `POST /tickets/${ticket.id}/messages`, {
    text: "Да",
  });
  const form = new FormData();
  form.set("file", new File(["цены"], "цены.txt"));
  const file = await cast.ok<AttachmentView>(cast.boris, "POST /uploads", form);
  const invitation = await cast.ok<{ id: string }>(cast.anna, "POST /invitations", { role: "agent" });
  const token = await cast.ok<{ id: string }>(cast.anna, "POST /api-tokens", { name: "Обмен" });
  const reply = await cast.ok<{ id: string }>(cast.anna, "POST /saved-replies", {
    title: "Цены",
    texts: { any: "От ста рублей" },
    shared: true,
  });
  const hours = await cast.ok<{ id: string }>(cast.anna, "POST /business-hours", HOURS);
  const policy = await cast.ok<{ id: string }>(cast.anna, "POST /sla-policies", policyBy(hours.id));
  const rule = await cast.ok<{ id: string }>(cast.anna, "POST /rules", RULE);
  const broadcast = await cast.ok<{ id: string }>(cast.anna, "POST /broadcasts", {
    connectionId: await plantConnection(cast, cast.anna, "vk"),
    text: "Новая партия",
  });
  const field = await cast.ok<{ id: string }>(cast.anna, "POST /contact-fields", {
    name: "Рост",
    kind: "number",
  });
  const team = await cast.ok<{ id: string }>(cast.anna, "POST /teams", { name: "Доставка" });
  const view = await cast.ok<{ id: string }>(cast.anna, "POST /views", {
    name: "Срочные",
    filters: {},
    shared: true,
  });
  await cast.ok(cast.boris, `POST /tickets/${ticket.id}/messages`, { text: "@Дина, глянь", private: true });
  const told = await cast.ok<{ items: { id: string }[] }>(cast.dina, "GET /notifications");
  const device = await cast.ok<{ id: string }>(cast.dina, "POST /push-subscriptions", SUBSCRIPTION);
  return {
    notifications: told.items[0]?.id ?? "",
    "push-subscriptions": device.id,
    members: cast.boris.id,
    teams: team.id,
    views: view.id,
    broadcasts: broadcast.id,
    "contact-fields": field.id,
    "saved-replies": reply.id,
    "business-hours": hours.id,
    "sla-policies": policy.id,
    rules: rule.id,
    tickets: ticket.id,
    messages: message.id,
    attachments: file.id,
    contacts: ticket.contact.id,
    connections: chat,
    invitations: invitation.id,
    "api-tokens": token.id,
  };
}
