import assert from "node:assert/strict";
import { type AgentAnswer, playStory, story } from "@/lib/sandbox/story/mod.ts";
import { registerStory } from "@/lib/sandbox/story/stage.ts";
import { moment, span } from "@/lib/sandbox/story/time.ts";
import { timeline } from "@/lib/sandbox/story/timeline.ts";
import { connectElsewhere } from "./elsewhere_stage.ts";
import { connectMeta } from "./meta_stage.ts";
import { json, onStage, type Stage } from "./product.ts";

const DAY = 86_400_000;

Deno.test("spans and moments are read as they are written", () => {
  assert.deepEqual(["40s", "12m", "3h", "1d"].map(span), [40_000, 720_000, 10_800_000, DAY]);
  assert.throws(() => span("soon"), RangeError);
  const now = Date.parse("2026-11-22T08:00:00Z");
  assert.equal(moment("95m", now), now - 95 * 60_000);
  assert.equal(new Date(moment("5d 14:20", now)).toISOString(), "2026-11-17T11:20:00.000Z");
  assert.equal(
    new Date(moment("1d 23:30", Date.parse("2026-11-21T22:00:00Z"))).toISOString(),
    "2026-11-21T20:30:00.000Z",
  );
});

Deno.test("the story holds 40 conversations and 250 messages of known people, in two languages", () => {
  const steps = story.conversations.flatMap((one) => one.steps);
  const messages = steps.filter(({ by }) => ["customer", "agent", "native"].includes(by));
  assert.ok(story.conversations.length >= 40, `${story.conversations.length} conversations`);
  assert.ok(messages.length >= 245, `${messages.length} messages`);
  assert.equal(new Set(story.conversations.map(({ key }) => key)).size, story.conversations.length);
  for (const { key, customer, agent, account, under } of story.conversations) {
    assert.ok(Object.hasOwn(story.people, customer), `${key}: ${customer}`);
    assert.ok(Object.hasOwn(story.agents, agent), `${key}: ${agent}`);
    assert.ok(Object.hasOwn(story.accounts, account), `${key}: ${account}`);
    if (under) assert.ok(Object.hasOwn(story.posts, under) || Object.hasOwn(story.topics, under), key);
  }
});

for (const now of ["2026-11-22T01:30:00Z", "2026-11-22T08:00:00Z", "2026-11-22T20:59:00Z"]) {
  Deno.test(`nothing of the story happens in the future or before it can, at ${now}`, () => {
    const at = Date.parse(now);
    const moments = timeline(story.conversations, story.posts, at);
    const posted = new Set<string>();
    const seen = new Map<string, number>();
    for (const one of moments) {
      assert.ok(one.at < at && one.at > at - 8 * DAY);
      if ("post" in one) posted.add(one.post);
      else {
        const { key, under } = one.conversation;
        if (under && Object.hasOwn(story.posts, under)) {
          assert.ok(posted.has(under), `${key} before its post`);
        }
        const index = one.conversation.steps.indexOf(one.step);
        assert.equal(index, seen.get(key) ?? 0, key);
        seen.set(key, index + 1);
      }
    }
  });
}

/** Connects the story's accounts by hand, as the product would. */
async function connectAll(stage: Stage): Promise<void> {
  const { sandbox, url, product } = stage;
  registerStory(sandbox);
  product.usually = ({ query }) => new Response(query?.get("hub.challenge") ?? "ok");
  for (const account of Object.values(story.accounts)) {
    if ("credentials" in account) {
      await (connectElsewhere[account.platform] ?? connectMeta)(stage, account);
      continue;
    }
    if (account.platform === "telegram") {
      await json(fetch(`${url}/telegram/bot${account.token}/setWebhook?url=${product.url}/t`));
      continue;
    }
    const call = (method: string, params: Record<string, string>) => {
      const body = new URLSearchParams({
        ...params,
        group_id: String(account.groupId),
        v: "5.199",
        access_token: account.token,
      });
      return json(fetch(`${url}/vk/method/${method}`, { method: "POST", body }));
    };
    const code = (await call("groups.getCallbackConfirmationCode", {})).text("response.code");
    product.answers.push(() => new Response(code));
    const server_id = (await call("groups.addCallbackServer", { url: `${product.url}/v`, title: "Otklik" }))
      .text("response.server_id");
    await sandbox.idle();
    const events = [
      "message_new",
      "message_reply",
      "message_edit",
      "message_read",
      "wall_post_new",
      "wall_reply_new",
      "wall_reply_edit",
      "board_post_new",
    ];
    await call("groups.setCallbackSettings", {
      server_id,
      ...Object.fromEntries(events.map((name) => [name, "1"])),
    });
  }
}

Deno.test("playing the story brings everything in through the webhooks, dated in the past week", () =>
  onStage(async (stage) => {
    const { sandbox, product } = stage;
    await connectAll(stage);
    product.hooks.length = 0;
    const answers: AgentAnswer[] = [];
    const ended: string[] = [];
    const began = Date.now();
    const { missed } = await playStory(sandbox, {
      onAnswer: (answer) => Promise.resolve(void answers.push(answer)),
      onEnd: ({ conversation }) => Promise.resolve(void ended.push(conversation.key)),
    });
    assert.equal(missed, 0);
    assert.equal(ended.length, story.conversations.length);
    const agentSteps = story.conversations.flatMap(({ steps }) => steps).filter(({ by }) => by === "agent");
    assert.equal(answers.length, agentSteps.length);
    const dates = product.hooks.flatMap(({ body }) => {
      const seconds = body.at("message.date") ?? body.at("object.message.date") ?? body.at("object.date");
      return typeof seconds === "number" ? [seconds * 1000] : [];
    });
    assert.ok(dates.length > 120, `${dates.length} dated webhooks`);
    assert.ok(dates.every((date) => date < began && date > began - 8 * DAY));
    assert.deepEqual(dates, dates.toSorted((a, b) => a - b));
    assert.ok(sandbox.clock.now() >= began);
    const comment = answers.find(({ kind }) => kind === "comment");
    assert.match(comment?.postId ?? "", /^\d+$/);
  }));

Deno.test("a story that is stopped leaves the clock running", () =>
  onStage(async (stage) => {
    await connectAll(stage);
    const stop = new AbortController();
    const onStep = (done: number) => done === 3 && stop.abort();
    await playStory(stage.sandbox, { speed: 1e9, signal: stop.signal, onStep: (done) => void onStep(done) });
    assert.ok(Math.abs(stage.sandbox.clock.now() - Date.now()) < 5_000);
  }));
