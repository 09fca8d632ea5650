import assert from "node:assert/strict";
import { readBook } from "@/lib/reports/book.ts";
import { startServer, type TestMember, type TestServer } from "../../server.ts";
import { playStory } from "../../e2e/report_story.ts";
import { led, see } from "./seen.ts";

let server: TestServer;
let anna: TestMember;
let boris: TestMember;
Deno.test.beforeAll(async () => {
  server = await startServer();
  anna = await server.open();
  boris = await server.join(anna, "agent");
  const agents = [{ id: boris.userId, name: "Борис Лунин" }, { id: anna.userId, name: "Анна Белова" }];
  await playStory(server, anna, agents, { days: 5, tickets: 4 });
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

const PAGES = ["", "/channels", "/agents", "/tags", "/hours", "/sla", "/csi"];

Deno.test("every report is shown to whoever works here, and to nobody else", async () => {
  for (const path of PAGES) {
    assert.equal((await see(server, `/reports${path}`, { as: anna })).status, 200, path);
    assert.equal((await see(server, `/reports${path}`, { as: boris })).status, 200, path);
    const { status, headers } = await see(server, `/reports${path}`);
    assert.deepEqual([status, headers.get("location")], [
      303,
      `/login?next=${encodeURIComponent(`/reports${path}`)}`,
    ]);
  }
});

Deno.test("an agent sees themselves among the people, and no colleague", async () => {
  const all = await see(server, "/reports/agents", { as: anna });
  assert.match(all.text, /Борис Лунин.*Анна Белова|Анна Белова.*Борис Лунин/);
  const own = await see(server, "/reports/agents", { as: boris });
  assert.match(own.text, /Ваши числа и итоги всей команды/);
  assert.match(own.text, /Борис Лунин/);
  assert.doesNotMatch(own.html, /Анна Белова/);
  const other = `/reports?agent=${anna.userId}`;
  assert.equal((await see(server, other, { as: boris })).status, 404);
  assert.equal(
    (await see(server, `/reports/export?report=overview&table=steps&agent=${anna.userId}`, { as: boris }))
      .status,
    404,
  );
  assert.doesNotMatch(
    (await see(server, "/reports/export?report=agents&table=agents", { as: boris })).html,
    /Анна Белова/,
  );
});

Deno.test("a stranger finds no channel of another company", async () => {
  const stranger = await server.open("Гараж");
  const { html } = await see(server, "/reports/channels", { as: anna });
  const channel = /channel=([\w-]{20,})/.exec(html)?.[1];
  assert.ok(channel);
  assert.equal((await see(server, `/reports?channel=${channel}`, { as: stranger })).status, 404);
  assert.equal(
    (await see(server, `/reports/tickets?what=created&channel=${channel}`, { as: stranger })).status,
    404,
  );
  const empty = await see(server, "/reports", { as: stranger });
  assert.match(empty.text, /За эти дни ничего не было/);
});

Deno.test("every number leads to as many tickets as it says", async () => {
  const { html } = await see(server, "/reports/channels?period=30", { as: anna });
  const cells = [...html.matchAll(/<td[^>]*><a href="([^"]+what=(?:created|closed)[^"]*)">(\d+)<\/a>/g)];
  assert.ok(cells.length > 6, `${cells.length} numbers`);
  for (const [, href = "", count] of cells) {
    const list = await see(server, href.replaceAll("&amp;", "&"), { as: anna });
    assert.equal([...list.html.matchAll(/<th +scope="row"/g)].length, Number(count), href);
  }
});

Deno.test("dates that are none are said at their field, and the usual week is shown", async () => {
  const bad = await see(server, "/reports?period=own&from=2026-02-30&to=2026-03-01", { as: anna });
  assert.equal(bad.status, 400);
  assert.match(bad.text, /Такого дня нет в календаре/);
  assert.match(bad.html, /<input[^>]*name="from"[^>]*value="2026-02-30"|value="2026-02-30"[^>]*name="from"/);
  const backwards = await see(server, "/reports/hours?period=own&from=2026-03-02&to=2026-03-01", {
    as: anna,
  });
  assert.match(backwards.text, /Первый день должен быть не позже последнего/);
  assert.equal((await see(server, "/reports/tickets?what=nonsense", { as: anna })).status, 404);
  assert.equal(
    (await see(server, "/reports/export?report=overview&table=nonsense", { as: anna })).status,
    404,
  );
});

Deno.test("a table comes as a file with the numbers that the page shows", async () => {
  const page = await see(server, "/reports/channels", { as: anna });
  const response = await server.ask("/reports/export?report=channels&table=connections", { as: anna });
  assert.equal(response.headers.get("content-type"), "text/csv; charset=utf-8");
  assert.match(
    response.headers.get("content-disposition") ?? "",
    /^attachment; filename="otklik-channels-connections-\S+\.csv"$/,
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const [head = "", ...rows] = text.slice(1).split("\r\n");
  assert.match(head, /^Название,Новые,Закрыто,От клиентов,Ответы,"Первый ответ, медиана, с",/);
  assert.equal(rows.pop(), "");
  for (const row of rows) {
    const [, name = "", created] = /^(?:"([^",]+), [^",]+"|([^",]+)),(\d+),/.exec(row)?.filter(Boolean) ?? [];
    assert.match(page.text, new RegExp(`${name} ${created} `), row);
  }
  assert.match(text, /^"Глина и небо, ВКонтакте",/m, "a file has no badges: it says which platform is meant");
  assert.match(page.html, /Глина и небо, ВКонтакте<\/text>/, "nor has a chart");
  const tickets = await see(server, "/reports/export?report=tickets&what=first&sort=slow", { as: anna });
  assert.match(tickets.html, /^\uFEFF?Обращение,Клиент,Канал,Ответственный,Когда,"Заняло, с"\r\n№ \d+,/);
});

Deno.test("only those who manage the workspace change the zone of its days", async () => {
  const zone = async () =>
    (await readBook((await server.services.workspaces.open(anna.workspaceId)).store))?.timeZone;
  const form = { timeZone: "Asia/Tokyo" };
  assert.equal((await see(server, "/reports/zone", { as: boris, form })).status, 403);
  assert.equal(await zone(), "UTC");
  assert.equal(await led(server, "/reports/zone", { as: anna, form }), "/reports?done=reportZone");
  assert.equal(await zone(), "Asia/Tokyo");
  assert.match((await see(server, "/reports", { as: anna })).text, /по поясу Asia\/Tokyo/);
  assert.equal(
    (await see(server, "/reports/zone", { as: anna, form: { timeZone: "Mars/Base" } })).status,
    400,
  );
});
