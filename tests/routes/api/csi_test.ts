import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import { csiSurveys } from "@/db/schema/workspace.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import { type Cast, openCast } from "./cast.ts";
import { addChat, openTicket } from "./desk.ts";

interface Settings {
  readonly enabled: boolean;
  readonly question: Record<string, string>;
  readonly [name: string]: unknown;
}

interface Figures {
  readonly asked: number;
  readonly answered: number;
  readonly average: number | null;
}

interface Results {
  readonly from: string;
  readonly to: string;
  readonly total: Figures & { good: number | null; spread: number[] };
  readonly platforms: { platform: string; figures: Figures }[];
  readonly agents: { agentId: string | null; name: string; figures: Figures }[];
  readonly steps: { from: string; figures: Figures }[];
}

interface Answers {
  readonly items: { ticketId: string; score: number; comment?: string; agent: { name: string } | null }[];
  readonly nextCursor: string | null;
}

/** A ticket of Марина's, closed by Борис, with an answer to the question about it. */
async function answeredBy(
  cast: Cast,
  chat: string,
  name: string,
  score: number | null,
  comment?: string,
  agentId = cast.boris.id,
) {
  const ticket = await openTicket(cast, cast.anna, chat, name);
  await cast.ok(cast.boris, `POST /tickets/${ticket.id}/closure`);
  const { store } = await cast.services.workspaces.open(cast.anna.workspaceId);
  const now = cast.services.now();
  const [known] =
    (await store.query("SELECT contact_id, identity_id FROM tickets WHERE id = ?", [ticket.id])).rows;
  await store.commit([
    store.db.insert(csiSurveys).values({
      id: ticket.id,
      connectionId: chat,
      platform: "webchat",
      contactId: String(known?.contact_id),
      identityId: String(known?.identity_id),
      agentId,
      state: score === null ? "asked" : "answered",
      scale: "five",
      language: "ru",
      closedAt: now,
      askedAt: now,
      expiresAt: now + 86_400_000,
      score,
      scoredAt: score === null ? null : now,
      via: score === null ? null : "button",
      comment,
    }),
  ]);
  return ticket.id;
}

Deno.test("C-05 the question is off at first; owner and admin change it, an agent may only look", async () => {
  await using cast = await openCast();
  const before = await cast.ok<Settings>(cast.boris, "GET /csi/settings");
  deepStrictEqual([before.enabled, before.scale, before.quietDays, before.delayMinutes], [
    false,
    "five",
    30,
    0,
  ]);
  const change = { enabled: true, scale: "thumbs", question: { ru: " Ну как? " }, answerDays: 7 };
  const after = await cast.ok<Settings>(cast.vera, "PATCH /csi/settings", change);
  deepStrictEqual([after.enabled, after.question, after.quietDays], [true, { ru: "Ну как?" }, 30]);
  const { status, code } = await cast.refused(cast.boris, "PATCH /csi/settings", { enabled: false });
  deepStrictEqual([status, code], [403, "forbidden"]);
  strictEqual((await cast.ok<Settings>(cast.boris, "GET /csi/settings")).enabled, true);
  strictEqual(
    (await cast.ok<Settings>(cast.gleb, "GET /csi/settings")).enabled,
    false,
    "the garage has its own",
  );
});

Deno.test("bad settings are refused field by field, in words, and nothing of them is kept", async () => {
  await using cast = await openCast();
  const { status, details, message } = await cast.refused(cast.anna, "PATCH /csi/settings", {
    enabled: true,
    question: { ru: "{{contact.shoe}}" },
    thanks: { en: "x".repeat(401) },
  });
  strictEqual(status, 400);
  deepStrictEqual(details.fields, { "question-ru": "unknown_variable", "thanks-en": "csi_too_long" });
  strictEqual(message, "Подстановки {{contact.shoe}} нет. Возьмите одну из списка или уберите её.");
  for (
    const bad of [
      { quietDays: -1 },
      { answerDays: 0 },
      { delayMinutes: 1.5 },
      { bad: 5 },
      { scale: "ten" },
      { enabled: "yes" },
      { question: "Ну как?" },
    ]
  ) {
    const refused = await cast.refused(cast.anna, "PATCH /csi/settings", bad);
    deepStrictEqual([refused.status, Object.keys(Object(refused.details.fields))], [400, Object.keys(bad)]);
  }
  strictEqual((await cast.ok<Settings>(cast.anna, "GET /csi/settings")).enabled, false);
});

Deno.test("a connection has its own ways until they are given back; another workspace's is not found", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const path = `PATCH /connections/${chat}/csi`;
  const own = { enabled: false, language: "en", delayMinutes: 5, question: { en: "Fine?" } };
  deepStrictEqual(await cast.ok(cast.vera, path, own), own);
  const shown = await cast.ok<{ settings: { csi?: unknown } }>(cast.anna, `GET /connections/${chat}`);
  deepStrictEqual(shown.settings.csi, own);
  deepStrictEqual(await cast.ok(cast.anna, path, { language: null, question: null, enabled: null }), {
    delayMinutes: 5,
  });
  strictEqual((await cast.refused(cast.boris, path, own)).status, 403);
  strictEqual((await cast.refused(cast.gleb, path, own)).status, 404);
  const bad = await cast.refused(cast.anna, path, { delayMinutes: 99_999, question: { ru: "{{" } });
  strictEqual(bad.status, 400);
});

Deno.test("results by platform, agent and day, and the answers page by page", async () => {
  await using cast = await openCast({ now: () => Date.UTC(2026, 2, 10, 12) });
  const chat = await addChat(cast, cast.anna);
  const ids = [
    await answeredBy(cast, chat, "Марина", 5, "Быстро"),
    await answeredBy(cast, chat, "Глеб", 2),
    await answeredBy(cast, chat, "Вера", 5),
    await answeredBy(cast, chat, "Олег", null),
  ];
  const results = await cast.ok<Results>(cast.boris, "GET /csi/results?from=2026-03-01&to=2026-03-10");
  deepStrictEqual([results.from, results.to, results.steps.length], ["2026-03-01", "2026-03-10", 10]);
  const { asked, answered, average, good, spread } = results.total;
  deepStrictEqual([asked, answered, average, good, spread], [4, 3, 4, 2 / 3, [0, 1, 0, 0, 2]]);
  deepStrictEqual(results.platforms.map(({ platform, figures }) => [platform, figures.answered]), [[
    "webchat",
    3,
  ]]);
  deepStrictEqual(results.agents.map(({ name, figures }) => [name, figures.average]), [["Борис", 4]]);
  strictEqual(results.steps.at(-1)?.figures.answered, 3);
  const first = await cast.ok<Answers>(cast.boris, "GET /csi/answers?from=2026-03-01&limit=2");
  const second = await cast.ok<Answers>(
    cast.boris,
    `GET /csi/answers?from=2026-03-01&limit=2&cursor=${first.nextCursor}`,
  );
  deepStrictEqual([...first.items, ...second.items].map(({ score }) => score).sort(), [2, 5, 5]);
  strictEqual(second.nextCursor, null);
  const bad = await cast.ok<Answers>(cast.boris, "GET /csi/answers?from=2026-03-01&atMost=2");
  deepStrictEqual(bad.items.map(({ ticketId, agent }) => [ticketId, agent?.name]), [[ids[1], "Борис"]]);
  const ticket = await cast.ok<TicketView>(cast.boris, `GET /tickets/${ids[0]}`);
  deepStrictEqual([ticket.csi?.score, ticket.csi?.comment, ticket.csi?.state], [5, "Быстро", "answered"]);
});

Deno.test("an agent sees the sums of all, and of single members their own figures alone", async () => {
  await using cast = await openCast({ now: () => Date.UTC(2026, 2, 10, 12) });
  const chat = await addChat(cast, cast.anna);
  await answeredBy(cast, chat, "Марина", 5);
  await answeredBy(cast, chat, "Глеб", 1, undefined, cast.anna.id);
  const agentsOf = async (as: typeof cast.anna) => {
    const { total, agents } = await cast.ok<Results>(as, "GET /csi/results");
    return [total.answered, agents.map(({ name }) => name).sort()];
  };
  deepStrictEqual(await agentsOf(cast.boris), [2, ["Борис"]]);
  deepStrictEqual(await agentsOf(cast.anna), [2, ["Анна", "Борис"]]);
  for (const path of ["GET /csi/results", "GET /csi/answers"]) {
    strictEqual((await cast.refused(cast.boris, `${path}?agent=${cast.anna.id}`)).status, 404, path);
    await cast.ok(cast.boris, `${path}?agent=${cast.boris.id}`);
    await cast.ok(cast.anna, `${path}?agent=${cast.boris.id}`);
  }
});

Deno.test("a stranger's results hold nothing of ours, whatever they ask for", async () => {
  await using cast = await openCast({ now: () => Date.UTC(2026, 2, 10, 12) });
  const chat = await addChat(cast, cast.anna);
  const id = await answeredBy(cast, chat, "Марина", 5, "Секрет");
  for (const filter of ["", `connection=${chat}`, `agent=${cast.boris.id}`, "platform=webchat"]) {
    const { total } = await cast.ok<Results>(cast.gleb, `GET /csi/results?${filter}`);
    deepStrictEqual([total.asked, total.answered, total.average], [0, 0, null], filter);
    deepStrictEqual((await cast.ok<Answers>(cast.gleb, `GET /csi/answers?${filter}`)).items, []);
  }
  strictEqual((await cast.refused(cast.gleb, `GET /tickets/${id}`)).status, 404);
});

Deno.test("a period, a platform or a page that are none are refused", async () => {
  await using cast = await openCast();
  for (
    const query of [
      "from=завтра",
      "from=2026-3-1",
      "to=2026-03-01T00:00",
      "platform=icq",
      "platform=%27%20OR%201=1",
      "from=2026-02-31",
      "from=2026-03-10&to=2026-03-01",
    ]
  ) {
    const { status, message } = await cast.refused(cast.anna, `GET /csi/results?${encodeURI(query)}`);
    strictEqual(status, 400, query);
    match(message, /\S{3}/);
    strictEqual((await cast.refused(cast.anna, `GET /csi/answers?${encodeURI(query)}`)).status, 400, query);
  }
  for (const query of ["atMost=0", "atMost=6", "limit=0", "cursor=x", "cursor=~~~"]) {
    strictEqual((await cast.refused(cast.anna, `GET /csi/answers?${query}`)).status, 400, query);
  }
});
