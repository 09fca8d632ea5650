import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { readInvitation } from "@/lib/auth/invitations.ts";
import { openCast } from "./cast.ts";

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

Deno.test("GET /me tells who asks, where, and what they may do", async () => {
  await using cast = await openCast();
  const me = await cast.ok<Record<string, Record<string, unknown>>>(cast.boris, "GET /me");
  deepStrictEqual([me.user?.name, me.workspace?.name, me.role, me.via], [
    "Борис",
    "Пекарня",
    "agent",
    "token",
  ]);
  deepStrictEqual(me.rights, {
    manageConnections: false,
    manageMembers: false,
    manageSettings: false,
    reply: true,
  });
});

Deno.test("GET /members: everybody gets the names, managers the addresses too", async () => {
  await using cast = await openCast();
  const all = await cast.ok<Listed>(cast.vera, "GET /members");
  deepStrictEqual(all.items.map((one) => [one.name, one.role]), [
    ["Анна", "owner"],
    ["Вера", "admin"],
    ["Борис", "agent"],
    ["Дина", "agent"],
  ]);
  strictEqual(all.items.every((one) => typeof one.email === "string"), true);
  const { items } = await cast.ok<Listed>(cast.boris, "GET /members");
  strictEqual(items.some((one) => "email" in one), false);
});

Deno.test("invitations: made with a link that is shown once, listed without it, revoked once", async () => {
  await using cast = await openCast();
  const input = { email: "Nika@Example.ru", role: "agent" };
  const made = await cast.ok<Record<string, string>>(cast.vera, "POST /invitations", input);
  match(made.url ?? "", /^http:\/\/localhost:8000\/invitations\/[\w-]{40,}$/);
  const token = (made.url ?? "").split("/").at(-1) ?? "";
  strictEqual((await readInvitation(cast.services.control, token))?.role, "agent");
  const { items } = await cast.ok<Listed>(cast.anna, "GET /invitations");
  deepStrictEqual(items.map((one) => [one.id, one.invitedBy]), [[made.id, cast.vera.id]]);
  strictEqual(JSON.stringify(items).includes(token), false);
  await cast.ok(cast.anna, `DELETE /invitations/${made.id}`);
  strictEqual((await cast.refused(cast.anna, `DELETE /invitations/${made.id}`)).status, 404);
  strictEqual(await readInvitation(cast.services.control, token), null);
});

Deno.test("invitations: an admin makes no owners, and a bad address is named", async () => {
  await using cast = await openCast();
  strictEqual((await cast.refused(cast.vera, "POST /invitations", { role: "owner" })).status, 403);
  const wrong = await cast.refused(cast.vera, "POST /invitations", { email: "nika", role: "boss" });
  deepStrictEqual(wrong.details.fields, { email: "invalid_format", role: "unknown_value" });
});

Deno.test("API tokens: one acts as its maker until it is revoked, and is shown once", async () => {
  await using cast = await openCast();
  const made = await cast.ok<Record<string, string>>(cast.vera, "POST /api-tokens", {
    name: " Обмен  с 1С ",
  });
  strictEqual(made.name, "Обмен с 1С");
  const robot = { ...cast.vera, token: made.token ?? "" };
  const me = await cast.ok<Record<string, Record<string, unknown>>>(robot, "GET /me");
  strictEqual(me.user?.id, cast.vera.id);
  const { items } = await cast.ok<Listed>(cast.anna, "GET /api-tokens");
  strictEqual(JSON.stringify(items).includes(robot.token), false);
  const listed = items.find((one) => one.id === made.id);
  deepStrictEqual([listed?.name, listed?.memberId, typeof listed?.lastUsedAt], [
    "Обмен с 1С",
    cast.vera.id,
    "string",
  ]);
  await cast.ok(cast.anna, `DELETE /api-tokens/${made.id}`);
  strictEqual((await cast.refused(robot, "GET /me")).status, 401);
  strictEqual((await cast.refused(cast.anna, `DELETE /api-tokens/${made.id}`)).status, 404);
  strictEqual((await cast.refused(cast.anna, "POST /api-tokens", { name: "  " })).status, 400);
});

Deno.test("API tokens: an agent makes and ends their own, as on the page, and knows of no other", async () => {
  await using cast = await openCast();
  const others = await cast.ok<{ id: string }>(cast.anna, "POST /api-tokens", { name: "Касса" });
  const own = await cast.ok<{ id: string }>(cast.boris, "POST /api-tokens", { name: "Мой" });
  const seen = async () =>
    (await cast.ok<Listed>(cast.boris, "GET /api-tokens")).items.map(({ name }) => name);
  ok((await seen()).includes("Мой"));
  ok(!(await seen()).includes("Касса"));
  strictEqual((await cast.refused(cast.boris, `DELETE /api-tokens/${others.id}`)).status, 404);
  await cast.ok(cast.boris, `DELETE /api-tokens/${own.id}`);
  ok(!(await seen()).includes("Мой"));
});
