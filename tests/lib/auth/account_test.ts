import { ok, rejects, strictEqual } from "node:assert/strict";
import { changePassword, changeProfile, logOutOthers } from "@/lib/auth/account.ts";
import { logIn } from "@/lib/auth/log_in.ts";
import { createReset, readReset } from "@/lib/auth/resets.ts";
import { sessionStillValid } from "@/lib/auth/still_valid.ts";
import { createApiToken, readApiToken } from "@/lib/auth/tokens.ts";
import { makeCast, PASSWORD, refusal } from "./cast.ts";

const NEXT = "совсем новый пароль";

Deno.test("changePassword() ends every other session and its streams at once", async () => {
  await using cast = await makeCast();
  const [here, there] = [await cast.enter(cast.boris), await cast.enter(cast.boris)];
  const anna = await cast.enter(cast.anna);
  strictEqual(await sessionStillValid(cast.control, there.session), true);
  await changePassword(cast.control, here.session, { current: PASSWORD, next: NEXT });
  strictEqual(await sessionStillValid(cast.control, there.session), false);
  strictEqual(await cast.read(there.token), null);
  strictEqual(await sessionStillValid(cast.control, here.session), true);
  ok(await cast.read(anna.token));
  await rejects(
    logIn(cast.control, { email: cast.boris.email, password: PASSWORD }),
    refusal("unauthorized"),
  );
  ok(await logIn(cast.control, { email: cast.boris.email, password: NEXT }));
});

Deno.test("changePassword() refuses a wrong current and a short next password", async () => {
  await using cast = await makeCast();
  const here = await cast.enter(cast.boris);
  const there = await cast.enter(cast.boris);
  const fields = { current: "password_wrong", next: "password_too_short" };
  await rejects(
    changePassword(cast.control, here.session, { current: "не тот пароль", next: "short" }),
    refusal("invalid_request", { fields }),
  );
  ok(await cast.read(there.token));
  ok(await logIn(cast.control, { email: cast.boris.email, password: PASSWORD }));
});

Deno.test("changePassword() is not for API tokens", async () => {
  await using cast = await makeCast();
  const { token } = await createApiToken(cast.control, {
    workspaceId: cast.boris.workspaceId,
    userId: cast.boris.id,
    name: "CRM",
  });
  const viewer = await readApiToken(cast.control, token);
  if (!viewer) throw new Error("The token opens nothing");
  const change = changePassword(cast.control, viewer, { current: PASSWORD, next: NEXT });
  await rejects(change, refusal("forbidden", { reason: "browser_only" }));
  await rejects(logOutOthers(cast.control, viewer), refusal("forbidden", { reason: "browser_only" }));
});

Deno.test("of two changes at once one is refused, so the password is never a surprise", async () => {
  await using cast = await makeCast();
  const [here, there] = [await cast.enter(cast.boris), await cast.enter(cast.boris)];
  const outcomes = await Promise.allSettled([
    changePassword(cast.control, here.session, { current: PASSWORD, next: `${NEXT} 1` }),
    changePassword(cast.control, there.session, { current: PASSWORD, next: `${NEXT} 2` }),
  ]);
  const winner = outcomes.findIndex((one) => one.status === "fulfilled");
  strictEqual(outcomes.filter((one) => one.status === "fulfilled").length, 1);
  ok(await logIn(cast.control, { email: cast.boris.email, password: `${NEXT} ${winner + 1}` }));
});

Deno.test("changePassword() voids a reset link that is under way", async () => {
  await using cast = await makeCast();
  const [anna, boris] = [await cast.enter(cast.anna), await cast.enter(cast.boris)];
  const { token } = await createReset(cast.control, anna.session, cast.boris.id);
  ok(await readReset(cast.control, token));
  await changePassword(cast.control, boris.session, { current: PASSWORD, next: NEXT });
  strictEqual(await readReset(cast.control, token), null);
});

Deno.test("logOutOthers() leaves this session alone", async () => {
  await using cast = await makeCast();
  const [here, there] = [await cast.enter(cast.boris), await cast.enter(cast.boris)];
  await logOutOthers(cast.control, here.session);
  ok(await cast.read(here.token));
  strictEqual(await cast.read(there.token), null);
});

Deno.test("changeProfile() is seen at the next request", async () => {
  await using cast = await makeCast();
  const { session, token } = await cast.enter(cast.boris);
  await changeProfile(cast.control, session, { name: "  Борис\tБ. ", locale: "en" });
  const viewer = await cast.read(token);
  strictEqual(viewer?.user.name, "Борис Б.");
  strictEqual(viewer.user.locale, "en");
  await rejects(
    changeProfile(cast.control, session, { name: " " }),
    refusal("invalid_request", { fields: { name: "required" } }),
  );
});
