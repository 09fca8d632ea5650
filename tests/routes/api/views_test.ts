import { deepStrictEqual, strictEqual } from "node:assert/strict";
import type { Paged, SavedView } from "@/lib/inbox/view.ts";
import { type Cast, openCast, type Person } from "./cast.ts";

const FILTERS = { assignee: "none", tag: "опт" };

Deno.test("shared views come first, then one's own, each in their order", async () => {
  await using cast = await openCast();
  const { vera, boris, dina } = cast;
  await add(cast, boris, "Мои срочные");
  const second = await add(cast, boris, "Опт");
  await add(cast, vera, "Ничьи", true);
  await add(cast, dina, "Чужое");
  deepStrictEqual(await names(cast, boris), ["Ничьи", "Мои срочные", "Опт"]);
  await cast.ok(boris, `PATCH /views/${second.id}`, { position: 0 });
  deepStrictEqual(await names(cast, boris), ["Ничьи", "Опт", "Мои срочные"]);
  deepStrictEqual(await names(cast, cast.gleb), []);
});

Deno.test("a view is renamed, filled anew and removed by whoever owns it", async () => {
  await using cast = await openCast();
  const { boris } = cast;
  const made = await add(cast, boris, " Опт ");
  deepStrictEqual([made.name, made.filters, made.shared], ["Опт", FILTERS, false]);
  const path = `/views/${made.id}`;
  deepStrictEqual(await cast.ok<SavedView>(boris, `GET ${path}`), made);
  strictEqual((await cast.refused(cast.dina, `GET ${path}`)).status, 404);
  const changed = await cast.ok<SavedView>(boris, `PATCH ${path}`, {
    name: "Розница",
    filters: { tag: "розница" },
  });
  deepStrictEqual([changed.name, changed.filters], ["Розница", { tag: "розница" }]);
  await cast.ok(boris, `DELETE ${path}`);
  deepStrictEqual(await names(cast, boris), []);
  strictEqual((await cast.refused(boris, `DELETE ${path}`)).status, 404);
});

Deno.test("an agent makes, changes and removes no shared view", async () => {
  await using cast = await openCast();
  const { vera, boris } = cast;
  const input = { name: "Ничьи", filters: FILTERS, shared: true };
  strictEqual((await cast.refused(boris, "POST /views", input)).status, 403);
  const { id } = await add(cast, vera, "Ничьи", true);
  strictEqual((await cast.refused(boris, `PATCH /views/${id}`, { name: "Мои" })).status, 403);
  strictEqual((await cast.refused(boris, `DELETE /views/${id}`)).status, 403);
  deepStrictEqual(await names(cast, boris), ["Ничьи"]);
});

Deno.test("a colleague's own view and a stranger's are not there", async () => {
  await using cast = await openCast();
  const { id } = await add(cast, cast.boris, "Опт");
  for (const who of [cast.dina, cast.anna, cast.gleb]) {
    strictEqual((await cast.refused(who, `GET /views/${id}`)).status, 404);
    strictEqual((await cast.refused(who, `PATCH /views/${id}`, { name: "Взлом" })).status, 404);
    strictEqual((await cast.refused(who, `DELETE /views/${id}`)).status, 404);
  }
  deepStrictEqual(await names(cast, cast.boris), ["Опт"]);
});

Deno.test("a name is there, and fifty views are enough for anybody", async () => {
  await using cast = await openCast();
  const { status, details } = await cast.refused(cast.boris, "POST /views", { name: "  ", filters: {} });
  deepStrictEqual([status, Object.keys(Object(details.fields))], [400, ["name"]]);
  for (let index = 0; index < 50; index++) await add(cast, cast.boris, `Список ${index}`);
  const full = await cast.refused(cast.boris, "POST /views", { name: "Лишний", filters: {} });
  deepStrictEqual([full.status, full.details.reason], [409, "too_many_views"]);
  await add(cast, cast.dina, "Свой");
});

function add(cast: Cast, who: Person, name: string, shared = false): Promise<SavedView> {
  return cast.ok<SavedView>(who, "POST /views", { name, filters: FILTERS, shared });
}

async function names(cast: Cast, who: Person): Promise<string[]> {
  return (await cast.ok<Paged<SavedView>>(who, "GET /views")).items.map(({ name }) => name);
}
