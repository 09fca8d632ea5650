import assert from "node:assert/strict";
import { EVENT_TYPES } from "@/lib/channels/twitter/activity.ts";
import { createTwitter } from "@/lib/channels/twitter/mod.ts";
import { LocalApi } from "../local_api.ts";
import { AGAIN, hook, HOOKS, hooks, MAKE, NEEDED, SUBS, SUBSCRIBE, subscription, whole } from "./hooks.ts";
import { connection } from "./samples.ts";
import { APP, now, problem } from "./x_api.ts";

Deno.test("TW-01 a webhook and subscriptions are known in each of the shapes that X describes", async () => {
  let made = 0;
  const nested = () => ({ data: { subscription: { subscription_id: String(++made) } }, meta: {} });
  await using api = new LocalApi({
    ...APP,
    [HOOKS]: hooks(),
    [MAKE]: hook(),
    [SUBS]: {},
    [SUBSCRIBE]: nested,
  });
  const { setup, state } = await createTwitter(api.net, now).connect(connection());
  assert.deepEqual(setup.map(({ done }) => done), [true, true]);
  assert.deepEqual([state?.webhook_id, state?.family], ["900", "activity"]);
  assert.equal(state?.subscriptions, EVENT_TYPES.map((_, index) => index + 1).join(","));
});

Deno.test("TW-01 where X only says that it checked an address, its list says what came of it", async () => {
  let valid = false;
  await using api = new LocalApi({
    ...APP,
    ...whole,
    [HOOKS]: () => hooks(hook({ valid })),
    [AGAIN]: () => {
      valid = true;
      return { data: { attempted: true } };
    },
  });
  assert.equal(await createTwitter(api.net, now).health?.(connection()), null);
  assert.equal(api.of(AGAIN).length, 1);
});

Deno.test("TW-01 the app is asked for what is there, since X refuses the account a look at it", async () => {
  const whose = { app: "Bearer", account: "OAuth" } as const;
  for (const [allowed, scheme] of Object.entries(whose)) {
    await using api = new LocalApi({
      ...APP,
      [HOOKS]: hooks(hook()),
      [SUBS]: ({ headers }: { headers: Headers }) =>
        headers.get("authorization")?.startsWith(`${scheme} `)
          ? { data: NEEDED.map((type) => subscription(type)) }
          : problem(403, "unsupported-authentication")(),
    });
    assert.equal(await createTwitter(api.net, now).health?.(connection()), null, allowed);
  }
});
