import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { logIn } from "@/lib/auth/log_in.ts";
import { changeRole, removeMember } from "@/lib/auth/members.ts";
import { applyReset, createOperatorReset, createReset, readReset } from "@/lib/auth/resets.ts";
import { sessionStillValid } from "@/lib/auth/still_valid.ts";
import { DAY_MS, makeCast, PASSWORD, refusal } from "./cast.ts";

const NEXT = "совсем новый пароль";
const GONE = refusal("not_found", { reason: "reset_gone" });

Deno.test("a reset link sets a new password once and ends all sessions", async () => {
  await using cast = await makeCast();
  const [anna, boris] = [await cast.enter(cast.anna), await cast.enter(cast.boris)];
  const { token } = await createReset(cast.control, anna.session, cast.boris.id);
  deepStrictEqual(await readReset(cast.control, token), {
    userId: cast.boris.id,
    name: "Boris",
    email: cast.boris.email,
  });
  const { rows } = await cast.control.query("SELECT * FROM password_resets");
  strictEqual(JSON.stringify(rows).includes(token), false);
  await applyReset(cast.control, token, NEXT);
  strictEqual(await sessionStillValid(cast.control, boris.session), false);
  ok(await cast.read(anna.token));
  ok(await logIn(cast.control, { email: cast.boris.email, password: NEXT }));
  await rejects(
    logIn(cast.control, { email: cast.boris.email, password: PASSWORD }),
    refusal("unauthorized"),
  );
  await rejects(applyReset(cast.control, token, "ещё один пароль"), GONE);
  strictEqual(await readReset(cast.control, token), null);
});

Deno.test("a reset link used twice at one moment works once", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.anna);
  const { token } = await createReset(cast.control, session, cast.boris.id);
  const outcomes = await Promise.allSettled([
    applyReset(cast.control, token, `${NEXT} 1`),
    applyReset(cast.control, token, `${NEXT} 2`),
  ]);
  const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
  strictEqual(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  ok(await logIn(cast.control, { email: cast.boris.email, password: `${NEXT} ${winner + 1}` }));
});

Deno.test("a reset link ends after 24 hours, is voided by a newer one and refuses a weak password", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.anna);
  const now = Date.now();
  const older = await createReset(cast.control, session, cast.boris.id, now);
  strictEqual(older.expiresAt, now + DAY_MS);
  ok(await readReset(cast.control, older.token, now + DAY_MS - 1));
  await rejects(applyReset(cast.control, older.token, NEXT, now + DAY_MS), GONE);
  const newer = await createReset(cast.control, session, cast.boris.id, now);
  await rejects(applyReset(cast.control, older.token, NEXT, now), GONE);
  await rejects(
    applyReset(cast.control, newer.token, "short", now),
    refusal("invalid_request", { fields: { password: "password_too_short" } }),
  );
  await rejects(applyReset(cast.control, "x".repeat(43), NEXT, now), GONE);
  await applyReset(cast.control, newer.token, NEXT, now);
});

Deno.test("createReset() refuses agents, oneself, owners to admins, and strangers", async () => {
  await using cast = await makeCast();
  const [anna, vera] = [(await cast.enter(cast.anna)).session, (await cast.enter(cast.vera)).session];
  const [boris, gleb] = [(await cast.enter(cast.boris)).session, (await cast.enter(cast.gleb)).session];
  await rejects(createReset(cast.control, boris, cast.vera.id), refusal("forbidden"));
  await rejects(createReset(cast.control, anna, cast.anna.id), refusal("forbidden"));
  await rejects(createReset(cast.control, vera, cast.anna.id), refusal("forbidden"));
  await rejects(createReset(cast.control, gleb, cast.boris.id), refusal("not_found"));
  ok(await createReset(cast.control, vera, cast.boris.id));
  ok(await createReset(cast.control, anna, cast.vera.id));
});

Deno.test("nobody takes over a person's account in a workspace that they do not manage", async () => {
  await using cast = await makeCast();
  const { session } = await cast.enter(cast.anna);
  await cast.join(cast.gleb, cast.anna.workspaceId, "agent");
  await rejects(
    createReset(cast.control, session, cast.gleb.id),
    refusal("forbidden", { reason: "member_elsewhere" }),
  );
  const { token } = await createReset(cast.control, session, cast.boris.id);
  await cast.join(cast.boris, cast.gleb.workspaceId, "agent");
  await rejects(applyReset(cast.control, token, NEXT), GONE);
  await cast.join(cast.anna, cast.gleb.workspaceId, "owner");
  await applyReset(cast.control, token, NEXT);
});

Deno.test("a reset link dies with its maker's rights and with the membership", async () => {
  await using cast = await makeCast();
  const [anna, vera] = [(await cast.enter(cast.anna)).session, (await cast.enter(cast.vera)).session];
  const { token } = await createReset(cast.control, vera, cast.boris.id);
  await changeRole(cast.control, anna, { userId: cast.vera.id, role: "agent" });
  await rejects(applyReset(cast.control, token, NEXT), GONE);
  const { token: second } = await createReset(cast.control, anna, cast.boris.id);
  await removeMember(cast.control, anna, cast.boris.id);
  await rejects(applyReset(cast.control, second, NEXT), GONE);
});

Deno.test("the operator of the server helps an owner who is alone", async () => {
  await using cast = await makeCast();
  const { token } = await createOperatorReset(cast.control, " ANNA@bakery.example");
  await applyReset(cast.control, token, NEXT);
  ok(await logIn(cast.control, { email: cast.anna.email, password: NEXT }));
  await rejects(createOperatorReset(cast.control, "nobody@x.example"), refusal("not_found"));
});
