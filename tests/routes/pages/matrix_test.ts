import assert from "node:assert/strict";
import { type Cell, matrix } from "@/lib/channels/matrix/mod.ts";
import { configure } from "@/lib/inbox/connect.ts";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { startServer, type TestServer } from "../../server.ts";
import { led, see } from "./seen.ts";

let server: TestServer;
Deno.test.beforeAll(async () => {
  server = await startServer();
});
Deno.test.afterAll(async () => {
  assert.deepEqual(server.errors, []);
  await server[Symbol.asyncDispose]();
});

const made = matrix();

/** Ids of the features, and of the platforms' columns, that are shown. */
function shown(html: string) {
  const rows = [...html.matchAll(/<tr id="([\w-]+)"[^>]*>/g)].filter(([tag]) => !/\bhidden\b/.test(tag));
  const heads = [...html.matchAll(/<th\s[^>]*data-platform="(\w+)"[^>]*>/g)]
    .filter(([tag]) => !/\bhidden\b/.test(tag));
  return { features: rows.map(([, id]) => id), platforms: heads.map(([, id]) => id) };
}

Deno.test("C-09 everybody sees every platform and feature, each cell at its own address", async () => {
  const { status, html } = await see(server, "/channels");
  assert.equal(status, 200);
  const { features, platforms } = shown(html);
  assert.deepEqual(features, made.features.map(({ id }) => id));
  assert.deepEqual(platforms, made.platforms.map(({ id }) => id));
  for (const row of Object.values(made.cells)) {
    for (const { id } of Object.values(row)) assert.ok(html.includes(`id="${id}"`), id);
  }
});

Deno.test("C-09 a cell says its answer in a word, our note, the limit, who can change it, Usedesk's and the source", async () => {
  const { html, text } = await see(server, "/channels?platform=vk");
  const cell = made.cells.comments?.vk;
  assert.ok(cell);
  assert.match(html, /<table class="matrix" data-wide/);
  assert.ok(text.includes(cell.note.ru));
  assert.ok(text.includes(`Кто может изменить мы Usedesk, 2022 Да ${cell.usedesk2022?.note.ru}`));
  assert.ok(html.includes(`href="${cell.source}"`));
  const hard = made.cells["text-limit"]?.vk.platformLimit?.ru.replace(/\s+/g, " ");
  assert.ok(text.includes(`Предел площадки ${hard}`));
});

Deno.test("C-09 the filter is in the address: part, platforms, words, differences", async () => {
  const of = async (query: string) => shown((await see(server, `/channels?${query}`)).html);
  const files = await of("group=files");
  assert.deepEqual(
    files.features,
    made.features.filter(({ group }) => group === "files").map(({ id }) => id),
  );
  assert.deepEqual((await of("platform=telegram&platform=vk&platform=icq")).platforms, ["vk", "telegram"]);
  const found = await of("q=%D0%BE%D0%91%D0%A1%D0%A3%D0%96%D0%94%D0%95%D0%9D&platform=vk");
  assert.ok(found.features.includes("discussions"));
  assert.ok(found.features.length < made.features.length);
  const differing = await of("platform=vk&platform=telegram&differing=1");
  for (const { id } of made.features) {
    const row = made.cells[id];
    assert.equal(differing.features.includes(id), row?.vk.answer !== row?.telegram.answer, id);
  }
});

Deno.test("C-09 what Usedesk answered otherwise in 2022 is seen in its cell, and found by a filter", async () => {
  const differs = (cell: Cell) => cell.usedesk2022 !== undefined && cell.usedesk2022.answer !== cell.answer;
  const cells = Object.values(made.cells).flatMap((row) => Object.values(row));
  const { html } = await see(server, "/channels");
  for (const { id, usedesk2022 } of cells.filter(differs)) {
    const said = new RegExp(`<td id="${id}"[^>]*data-usedesk="${usedesk2022?.answer}"`);
    assert.match(html, said, id);
  }
  assert.equal(html.match(/ data-usedesk=/g)?.length, cells.filter(differs).length);
  assert.match(html, /class="matrix-usedesk">Usedesk: нет</);
  const of = async (query: string) => shown((await see(server, `/channels?usedesk=1${query}`)).html).features;
  const rows = made.features.filter(({ id }) => Object.values(made.cells[id] ?? {}).some(differs));
  assert.ok(rows.length > 5 && rows.length < made.features.length);
  assert.deepEqual(await of(""), rows.map(({ id }) => id));
  const vk = made.features.filter(({ id }) => [made.cells[id]?.vk].some((cell) => cell && differs(cell)));
  assert.deepEqual(await of("&platform=vk"), vk.map(({ id }) => id));
});

Deno.test("C-09 a filter that finds nothing says so", async () => {
  const { html, text } = await see(server, "/channels?q=такого%20нет");
  assert.deepEqual(shown(html).features, []);
  assert.match(text, /Такой возможности не нашлось/);
  assert.doesNotMatch(html, /id="matrix-empty" hidden/);
  assert.match((await see(server, "/channels")).html, /id="matrix-empty" hidden/);
});

Deno.test("C-09 in the app it shows the state of one's own connections", async () => {
  const as = await server.open();
  const before = await see(server, "/channels", { as });
  assert.match(before.text, /Чат на сайте подключить/);
  await led(server, "/start", { as, form: {} });
  assert.match((await see(server, "/channels", { as })).text, /Чат на сайте подключён/);
  assert.doesNotMatch((await see(server, "/channels")).text, /подключён\b/);
  const workspace = await server.services.workspaces.open(as.workspaceId);
  const [chat] = await listConnections(server.services, workspace);
  await configure(server.services, workspace, chat?.id ?? "", { status: "paused" });
  const paused = await see(server, "/channels", { as });
  assert.match(paused.text, /Чат на сайте остановлен/);
  assert.match(paused.html, /<a class="matrix-state" href="\/settings\/channels">/);
  const agent = await server.join(as, "agent");
  const seen = await see(server, "/channels", { as: agent });
  assert.match(seen.text, /Чат на сайте остановлен/);
  assert.doesNotMatch(seen.html, /href="\/settings\/channels/);
});

Deno.test("C-09 it speaks English too", async () => {
  const { html, text } = await see(server, "/channels?platform=vk", { headers: { "accept-language": "en" } });
  assert.match(html, /<html[^>]*lang="en"/);
  assert.ok(text.includes(made.cells.comments?.vk.note.en ?? "-"));
});
