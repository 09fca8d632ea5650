import { deepStrictEqual, match, ok, rejects, strictEqual } from "node:assert/strict";
import { sessionStillValid } from "@/lib/auth/still_valid.ts";
import { createApiToken, listApiTokens, readApiToken, revokeApiToken } from "@/lib/auth/tokens.ts";
import { type Cast, makeCast, type Person, refusal } from "./cast.ts";

const NOW = Date.UTC(2026, 10, 22);

function make(cast: Cast, person: Person, name = "CRM") {
  return createApiToken(cast.control, { workspaceId: person.workspaceId, userId: person.id, name });
}

Deno.test("an API token acts for its user in its workspace, and is kept as a hash", async () => {
  await using cast = await makeCast();
  const { token, name } = await make(cast, cast.boris, " Наша  CRM ");
  match(token, /^otk_[A-Za-z0-9_-]{43}$/);
  strictEqual(name, "Наша CRM");
  const viewer = await readApiToken(cast.control, token);
  deepStrictEqual(
    [viewer?.user.id, viewer?.workspaceId, viewer?.role, viewer?.via],
    [cast.boris.id, cast.boris.workspaceId, "agent", "token"],
  );
  const { rows } = await cast.control.query("SELECT * FROM api_tokens");
  strictEqual(JSON.stringify(rows).includes(token.slice(4)), false);
  for (
    const wrong of ["", "otk_", token.slice(4), `${token}x`, `otk_${viewer?.key}`, token.replace(/.$/, "~")]
  ) {
    strictEqual(await readApiToken(cast.control, wrong), null);
  }
});

Deno.test("createApiToken() refuses a stranger and an empty name", async () => {
  await using cast = await makeCast();
  const stranger = { workspaceId: cast.anna.workspaceId, userId: cast.gleb.id, name: "CRM" };
  await rejects(createApiToken(cast.control, stranger), refusal("not_found"));
  await rejects(make(cast, cast.boris, " "), refusal("invalid_request", { fields: { name: "required" } }));
});

Deno.test("the last use is noted at most once a minute", async () => {
  await using cast = await makeCast();
  const { token } = await make(cast, cast.boris);
  const used = async () =>
    (await cast.control.query("SELECT last_used_at AS at FROM api_tokens")).rows[0]?.at;
  strictEqual(await used(), null);
  await readApiToken(cast.control, token, NOW);
  strictEqual(await used(), NOW);
  await readApiToken(cast.control, token, NOW + 59_999);
  strictEqual(await used(), NOW);
  await readApiToken(cast.control, token, NOW + 65_000);
  strictEqual(await used(), NOW + 65_000);
});

Deno.test("managers see the workspace's tokens, an agent only their own, a stranger none", async () => {
  await using cast = await makeCast();
  await make(cast, cast.anna, "Отчёты");
  await make(cast, cast.boris, "CRM");
  const names = async (person: Person) => {
    const { session } = await cast.enter(person);
    return (await listApiTokens(cast.control, session)).map((token) => token.name);
  };
  deepStrictEqual(await names(cast.vera), ["Отчёты", "CRM"]);
  deepStrictEqual(await names(cast.boris), ["CRM"]);
  deepStrictEqual(await names(cast.gleb), []);
});

Deno.test("listApiTokens() shows no hash", async () => {
  await using cast = await makeCast();
  const { token, id } = await make(cast, cast.boris);
  const viewer = await readApiToken(cast.control, token);
  const { session } = await cast.enter(cast.anna);
  const listed = await listApiTokens(cast.control, session);
  strictEqual(listed[0]?.id, id);
  strictEqual(JSON.stringify(listed).includes(viewer?.key ?? "-"), false);
});

Deno.test("revokeApiToken() ends a token at once, for those who may see it", async () => {
  await using cast = await makeCast();
  const [annas, boriss] = [await make(cast, cast.anna), await make(cast, cast.boris)];
  const viewer = await readApiToken(cast.control, boriss.token);
  if (!viewer) throw new Error("The token opens nothing");
  const [boris, gleb] = [await cast.enter(cast.boris), await cast.enter(cast.gleb)];
  await rejects(revokeApiToken(cast.control, boris.session, annas.id), refusal("not_found"));
  await rejects(revokeApiToken(cast.control, gleb.session, boriss.id), refusal("not_found"));
  ok(await readApiToken(cast.control, annas.token));
  await revokeApiToken(cast.control, boris.session, boriss.id);
  strictEqual(await readApiToken(cast.control, boriss.token), null);
  strictEqual(await sessionStillValid(cast.control, viewer), false);
  await rejects(revokeApiToken(cast.control, boris.session, boriss.id), refusal("not_found"));
});
