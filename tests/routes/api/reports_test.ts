import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { Report } from "@/lib/reports/report.ts";
import type { Found } from "@/lib/reports/behind.ts";
import type { Paged } from "@/lib/inbox/view.ts";
import { createTeam } from "@/lib/team/teams.ts";
import { type Desk, openDesk } from "../../lib/reports/desk.ts";
import type { Person } from "./cast.ts";

const DAYS = "from=2026-03-01&to=2026-03-31";

/** Two connections, three customers; Борис answers on the first and Дина on the second, Анна closes one. */
async function openBakery() {
  const desk = await openDesk();
  const { boris, dina, anna } = desk.cast;
  const bot = await desk.connect();
  const page = await desk.connect("vk");
  const ira = await desk.hear(bot, "Ира", "2026-03-10T09:00:00Z");
  await desk.answer(ira.id, boris, "2026-03-10T09:10:00Z");
  await desk.hear(bot, "Ира", "2026-03-10T09:20:00Z");
  await desk.answer(ira.id, boris, "2026-03-10T09:50:00Z");
  await desk.close(ira.id, anna, "2026-03-10T10:00:00Z");
  const oleg = await desk.hear(page, "Олег", "2026-03-11T12:00:00Z");
  await desk.answer(oleg.id, dina, "2026-03-11T12:05:00Z");
  await desk.tag(oleg.id, "Доставка");
  const yana = await desk.hear(page, "Яна", "2026-03-11T12:30:00Z");
  await desk.native(page, "Яна", "2026-03-11T12:31:00Z");
  desk.at("2026-03-12T00:00:00Z");
  return { desk, bot, page, ira, oleg, yana };
}

function report({ cast }: Desk, who: Person, name: string, query = DAYS): Promise<Report> {
  return cast.ok<Report>(who, `GET /reports/${name}?${query}`);
}

function behind({ cast }: Desk, who: Person, query: string): Promise<Paged<Found>> {
  return cast.ok<Paged<Found>>(who, `GET /report-tickets?${DAYS}&${query}`);
}

Deno.test("an admin sees all channels, people and tags, and an agent the sums and only themselves", async () => {
  const { desk, bot, page } = await openBakery();
  await using _ = desk;
  const { vera, boris, dina } = desk.cast;
  const channels = await report(desk, vera, "channels");
  deepStrictEqual(
    channels.rows.filter(({ kind }) => kind === "connection")
      .map(({ id, figures: { created, received, sent } }) => [id, created, received, sent]),
    [[page, 2, 2, 2], [bot, 1, 2, 2]],
  );
  deepStrictEqual([channels.totals.created, channels.totals.received, channels.totals.sent], [3, 4, 4]);
  const agents = await report(desk, vera, "agents");
  deepStrictEqual(
    agents.rows.map(({ id, name, figures: { sent, closed } }) => [name || id, sent, closed]),
    [["Борис", 2, 0], ["Дина", 1, 0], ["native", 1, 0], ["Анна", 0, 1]],
  );
  const own = await report(desk, boris, "agents");
  deepStrictEqual(own.rows.map(({ id }) => id), [boris.id]);
  deepStrictEqual(own.totals, agents.totals);
  const mine = await report(desk, boris, "overview", `${DAYS}&agent=me`);
  deepStrictEqual([mine.totals.sent, mine.totals.received, mine.totals.first.median], [2, null, 600_000]);
  const other = await desk.cast.refused(boris, `GET /reports/overview?${DAYS}&agent=${dina.id}`);
  strictEqual(other.status, 404);
  strictEqual((await desk.cast.refused(boris, `GET /report-tickets?what=sent&agent=${dina.id}`)).status, 404);
  const tags = await report(desk, vera, "tags");
  deepStrictEqual(
    tags.rows.map((
      { name, figures: { created, received, sent, next } },
    ) => [name, created, received, sent, next]),
    [["ВК:Личное", 2, 2, 2, null], ["Доставка", 1, 1, 1, null]],
  );
});

Deno.test("a team is what its members did, and an agent sees only their own ones", async () => {
  const { desk } = await openBakery();
  await using _ = desk;
  const { cast, workspace } = desk;
  const { vera, boris, dina } = cast;
  const night = await createTeam(cast.services, workspace, { name: "Ночь", memberIds: [boris.id, dina.id] });
  const day = await createTeam(cast.services, workspace, { name: "День", memberIds: [dina.id] });
  const all = await report(desk, vera, "agents");
  deepStrictEqual(
    all.rows.filter(({ kind }) => kind === "team").map(({ name, figures }) => [name, figures.sent]),
    [["День", 1], ["Ночь", 3]],
  );
  strictEqual((await report(desk, boris, "overview", `${DAYS}&team=${night}`)).totals.sent, 3);
  strictEqual((await cast.refused(boris, `GET /reports/overview?${DAYS}&team=${day}`)).status, 404);
});

Deno.test("a stranger sees nothing of it, and finds neither its channels nor its people", async () => {
  const { desk, bot } = await openBakery();
  await using _ = desk;
  const { cast } = desk;
  const { gleb, boris } = cast;
  const own = await report(desk, gleb, "overview");
  deepStrictEqual([own.totals.created, own.totals.received, own.totals.sent], [0, 0, 0]);
  for (const query of [`connection=${bot}`, `agent=${boris.id}`, "team=no", "tag=Доставка"]) {
    strictEqual((await cast.refused(gleb, `GET /reports/overview?${DAYS}&${query}`)).status, 404, query);
  }
  deepStrictEqual((await behind(desk, gleb, "what=created")).items, []);
  strictEqual((await cast.refused(null, "GET /reports/overview")).status, 401);
});

Deno.test("behind every number are its tickets, each once", async () => {
  const { desk, page, ira, oleg, yana } = await openBakery();
  await using _ = desk;
  const { vera, boris, dina } = desk.cast;
  const names = { [ira.id]: "ira", [oleg.id]: "oleg", [yana.id]: "yana" };
  const found = async (query: string) =>
    (await behind(desk, vera, query)).items.map(({ ticket }) => names[ticket.id]);
  deepStrictEqual(await found("what=created"), ["yana", "oleg", "ira"]);
  deepStrictEqual(await found("what=closed"), ["ira"]);
  deepStrictEqual(await found("what=received"), ["yana", "oleg", "ira"]);
  deepStrictEqual(await found(`what=received&connection=${page}`), ["yana", "oleg"]);
  deepStrictEqual(await found("what=sent"), ["yana", "oleg", "ira"]);
  deepStrictEqual(await found("what=sent&agent=native"), ["yana"]);
  deepStrictEqual(await found(`what=sent&agent=${boris.id}`), ["ira"]);
  deepStrictEqual(await found(`what=first&agent=${dina.id}`), ["oleg"]);
  deepStrictEqual(await found("what=next"), ["ira"]);
  deepStrictEqual(await found("what=first&sort=slow"), ["ira", "oleg", "yana"]);
  deepStrictEqual(await found("what=created&tag=Доставка"), ["oleg"]);
  // Wednesday, from three in the afternoon in Moscow
  deepStrictEqual(await found("what=received&weekday=3&hour=15"), ["yana", "oleg"]);
  deepStrictEqual(await found("what=received&weekday=2"), ["ira"]);
  const [slowest] = (await behind(desk, vera, "what=next")).items;
  strictEqual(slowest?.took, 30 * 60_000);
});

Deno.test("the list behind a number comes in pages", async () => {
  const { desk, ira, oleg, yana } = await openBakery();
  await using _ = desk;
  const { vera } = desk.cast;
  for (const what of ["created", "received", "sent", "first&sort=slow"]) {
    const seen: string[] = [];
    for (let cursor = ""; seen.length < 4;) {
      const page = await behind(desk, vera, `what=${what}&limit=1&cursor=${cursor}`);
      seen.push(...page.items.map(({ ticket }) => ticket.id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    deepStrictEqual(seen.toSorted(), [ira.id, oleg.id, yana.id].toSorted(), what);
  }
  const bad = await desk.cast.refused(vera, `GET /report-tickets?${DAYS}&what=created&cursor=nonsense`);
  strictEqual(bad.status, 400);
});

Deno.test("a period that is none is refused by its field", async () => {
  await using desk = await openDesk();
  const { cast } = desk;
  const faults: Record<string, Record<string, string>> = {
    "from=2026-02-30&to=2026-03-01": { from: "date_invalid" },
    "from=2026-03-05&to=2026-03-01": { to: "dates_backwards" },
    "from=2020-01-01&to=2026-03-01": { from: "period_too_long" },
    "period=yesterday": { period: "unknown_value" },
  };
  for (const [query, fields] of Object.entries(faults)) {
    const { status, details } = await cast.refused(cast.anna, `GET /reports/overview?${query}`);
    deepStrictEqual([status, details.fields], [400, fields], query);
  }
  strictEqual((await cast.refused(cast.anna, "GET /reports/nonsense")).status, 400);
});
