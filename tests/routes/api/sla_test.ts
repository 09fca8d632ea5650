import { deepStrictEqual, match, strictEqual } from "node:assert/strict";
import type { TicketView } from "@/lib/inbox/view.ts";
import { type Cast, openCast } from "./cast.ts";
import { accept, addChat, openTicket, written } from "./desk.ts";
import { ALWAYS, HOURS, policyBy } from "./sla_desk.ts";

interface Made {
  readonly id: string;
  readonly [field: string]: unknown;
}

interface Page {
  readonly items: TicketView[];
  readonly nextCursor: string | null;
}

async function timed(cast: Cast, change: Record<string, unknown> = {}) {
  const hours = await cast.ok<Made>(cast.anna, "POST /business-hours", ALWAYS);
  const policy = await cast.ok<Made>(cast.anna, "POST /sla-policies", policyBy(hours.id, change));
  const chat = await addChat(cast, cast.anna);
  await cast.ok(cast.anna, `PUT /connections/${chat}/sla`, { direct: policy.id });
  return { hours, policy, chat };
}

Deno.test("business hours are made, changed and shown as people write them", async () => {
  // Thursday, 15:00 in Moscow
  await using cast = await openCast({ now: () => Date.UTC(2026, 0, 15, 12) });
  const holidays = [{ date: "2026-01-16", name: "Переезд" }];
  const { id } = await cast.ok<Made>(cast.vera, "POST /business-hours", { ...HOURS, holidays });
  const seen = await cast.ok<Made>(cast.boris, `GET /business-hours/${id}`);
  deepStrictEqual(seen.weekly, HOURS.weekly);
  deepStrictEqual([seen.open, seen.changesAt], [true, "2026-01-15T14:00:00.000Z"]);
  const night = [{ day: 5, from: "22:00", to: "06:00", overnight: true }];
  const changed = await cast.ok<Made>(cast.vera, `PATCH /business-hours/${id}`, { weekly: night });
  deepStrictEqual([changed.weekly, changed.holidays, changed.name], [night, holidays, "Магазин"]);
  // Friday the 16th is a day off
  deepStrictEqual([changed.open, changed.changesAt], [false, "2026-01-23T19:00:00.000Z"]);
});

Deno.test("bad business hours are refused with what is wrong, in words", async () => {
  await using cast = await openCast();
  const refuse = async (change: Record<string, unknown>) => {
    const { status, details, message } = await cast.refused(cast.anna, "POST /business-hours", {
      ...HOURS,
      ...change,
    });
    strictEqual(status, 400);
    return [details.fields, message] as const;
  };
  const backwards = await refuse({ weekly: [{ day: 1, from: "17:00", to: "09:00" }] });
  deepStrictEqual(backwards[0], { "weekly.0.to": "interval_backwards" });
  match(backwards[1], /раньше, чем начинается.*overnight/);
  const nowhere = await refuse({ timeZone: "Europe/Atlantis" });
  deepStrictEqual(nowhere[0], { timeZone: "zone_unknown" });
  match(nowhere[1], /Такого часового пояса нет/);
  const never = await refuse({ weekly: [] });
  deepStrictEqual(never[0], { weekly: "hours_empty" });
  match(never[1], /хотя бы один рабочий промежуток/);
  strictEqual((await cast.ok<{ items: Made[] }>(cast.anna, "GET /business-hours")).items.length, 0);
});

Deno.test("a policy without hours or without times is refused in words", async () => {
  await using cast = await openCast();
  const { id } = await cast.ok<Made>(cast.anna, "POST /business-hours", HOURS);
  const { hoursId: _, ...without } = policyBy(id);
  const none = await cast.refused(cast.anna, "POST /sla-policies", without);
  deepStrictEqual([none.status, none.details.fields], [400, { hoursId: "hours_missing" }]);
  match(none.message, /нужны рабочие часы/);
  const gone = await cast.refused(cast.anna, "POST /sla-policies", policyBy("nothing"));
  deepStrictEqual([gone.status, gone.code], [404, "not_found"]);
  match(gone.message, /нужны рабочие часы/);
  const empty = await cast.refused(cast.anna, "POST /sla-policies", policyBy(id, { targets: {} }));
  match(empty.message, /хотя бы один срок/);
  const wrong = await cast.refused(cast.anna, "POST /sla-policies", policyBy(id, { warning: { share: 2 } }));
  deepStrictEqual(wrong.details.fields, { warning: "warning_invalid" });
  const backwards = policyBy(id, { targets: { normal: { first: -5 } } });
  deepStrictEqual((await cast.refused(cast.anna, "POST /sla-policies", backwards)).details.fields, {
    "targets.normal.first": "too_small",
  });
});

Deno.test("a policy is changed in parts and deleted; its hours stay as long as it counts by them", async () => {
  await using cast = await openCast();
  const { hours, policy, chat } = await timed(cast);
  deepStrictEqual([policy.warning, policy.pausesResolution], [{ share: 0.8 }, false]);
  const changed = await cast.ok<Made>(cast.vera, `PATCH /sla-policies/${policy.id}`, { warning: null });
  deepStrictEqual([changed.warning, changed.name, changed.targets], [null, "Обычное", policy.targets]);
  const kept = await cast.refused(cast.anna, `DELETE /business-hours/${hours.id}`);
  deepStrictEqual([kept.status, kept.details.reason], [409, "hours_in_use"]);
  match(kept.message, /«Обычное»/);
  await cast.ok(cast.anna, `DELETE /sla-policies/${policy.id}`);
  const { settings } = await cast.ok<{ settings: unknown }>(cast.anna, `GET /connections/${chat}`);
  deepStrictEqual(settings, { sla: {} });
  await cast.ok(cast.anna, `DELETE /business-hours/${hours.id}`);
});

Deno.test("hours that are deleted are no connection's any more", async () => {
  await using cast = await openCast();
  const chat = await addChat(cast, cast.anna);
  const hours = await cast.ok<Made>(cast.anna, "POST /business-hours", ALWAYS);
  await cast.ok(cast.anna, `PUT /connections/${chat}/sla`, { hours: hours.id });
  await cast.ok(cast.anna, `DELETE /business-hours/${hours.id}`);
  const { settings } = await cast.ok<{ settings: { sla?: unknown } }>(cast.anna, `GET /connections/${chat}`);
  deepStrictEqual(settings.sla ?? {}, {});
  const gone = await cast.refused(cast.anna, `DELETE /business-hours/${hours.id}`);
  strictEqual(gone.status, 404);
});

Deno.test("an agent reads policies and hours, and changes neither; whoever is no member sees none", async () => {
  await using cast = await openCast();
  const { hours, policy, chat } = await timed(cast);
  await cast.ok(cast.boris, `GET /sla-policies/${policy.id}`);
  for (
    const [request, body] of [
      [`PATCH /sla-policies/${policy.id}`, { name: "Моё" }],
      [`DELETE /sla-policies/${policy.id}`, undefined],
      [`PATCH /business-hours/${hours.id}`, { name: "Мои" }],
      [`PUT /connections/${chat}/sla`, {}],
    ] as const
  ) {
    strictEqual((await cast.refused(cast.boris, request, body)).status, 403, request);
  }
  const theirs = await cast.ok<{ items: Made[] }>(cast.gleb, "GET /sla-policies");
  deepStrictEqual(theirs.items, []);
  const own = await addChat(cast, cast.gleb);
  const taken = await cast.refused(cast.gleb, `PUT /connections/${own}/sla`, { direct: policy.id });
  deepStrictEqual([taken.status, taken.code], [404, "not_found"]);
});

Deno.test("PUT …/priority is everybody's, moves the deadline, and knows four", async () => {
  await using cast = await openCast();
  const { chat } = await timed(cast);
  const { id } = await openTicket(cast, cast.boris, chat, "Ольга");
  const before = await cast.ok<TicketView>(cast.boris, `GET /tickets/${id}`);
  const after = await cast.ok<TicketView>(cast.boris, `PUT /tickets/${id}/priority`, { priority: "urgent" });
  const earlier = Date.parse(before.sla?.dueAt ?? "") - Date.parse(after.sla?.dueAt ?? "");
  deepStrictEqual([after.priority, earlier], ["urgent", 25 * 60_000]);
  const wrong = await cast.refused(cast.boris, `PUT /tickets/${id}/priority`, { priority: "asap" });
  deepStrictEqual(wrong.details.fields, { priority: "unknown_value" });
  const strange = await cast.refused(cast.gleb, `PUT /tickets/${id}/priority`, { priority: "low" });
  strictEqual(strange.status, 404);
});

Deno.test("GET /tickets?sort=deadline: the nearest first, those without one behind, page by page", async () => {
  await using cast = await openCast();
  const { chat } = await timed(cast);
  const plain = await addChat(cast, cast.anna, "Без срока");
  const now = Date.now();
  const names = ["А", "Б", "В", "Г", "Д"];
  for (const [index, name] of names.entries()) {
    await accept(cast, chat, written(name, "…", { sentAt: now - (index * 7 % 5) * 60_000 }));
    await accept(cast, plain, written(`${name} без срока`, "…"));
  }
  const seen: TicketView[] = [];
  for (let cursor = "";;) {
    const page = await cast.ok<Page>(cast.boris, `GET /tickets?sort=deadline&limit=3&cursor=${cursor}`);
    seen.push(...page.items);
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  const dues = seen.map(({ sla }) => sla?.dueAt);
  strictEqual(new Set(seen.map(({ id }) => id)).size, 10);
  deepStrictEqual(dues.slice(0, 5), dues.slice(0, 5).toSorted());
  deepStrictEqual(dues.slice(5), Array(5).fill(undefined));
  const due = await cast.ok<Page>(cast.boris, "GET /tickets?sla=due&status=all");
  strictEqual(due.items.length, 5);
  const wrong = await cast.refused(cast.boris, "GET /tickets?sla=late&sort=best");
  deepStrictEqual(wrong.details.fields, { sla: "unknown_value", sort: "unknown_value" });
});
