import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Sandbox } from "@/lib/sandbox/mod.ts";
import type { Done } from "@/lib/sandbox/platform.ts";
import { posts } from "@/lib/sandbox/story/cast.ts";
import { type AgentAnswer, placeOf } from "@/lib/sandbox/story/answer.ts";
import { answerAs, editAs, readAs, writeAs } from "@/lib/sandbox/story/others.ts";
import {
  accountId,
  accountOf,
  type Actor,
  castOf,
  openTopics,
  platformOf,
  registerStory,
} from "@/lib/sandbox/story/stage.ts";
import { timeline } from "@/lib/sandbox/story/timeline.ts";
import type { StoryConversation, StoryStep } from "@/lib/sandbox/story/types.ts";

export interface PlayOptions {
  /** How many times faster than life; Infinity (the default) does not wait at all. */
  readonly speed?: number;
  /** What is played: only the accounts of these platforms; all by default. */
  readonly platforms?: readonly Platform[];
  readonly signal?: AbortSignal;
  /** Sends an agent's answer; without it the customers stay unanswered. */
  readonly onAnswer?: (answer: AgentAnswer) => Promise<void>;
  /** Told after the last step of a conversation: it may be closed and tagged. */
  readonly onEnd?: (answer: Omit<AgentAnswer, "text">) => Promise<void>;
  readonly onStep?: (done: number, all: number) => void;
}

interface Play {
  readonly sandbox: Sandbox;
  readonly options: PlayOptions;
  readonly postIds: Map<string, string>;
  readonly topicIds: Map<string, number>;
  /** Ids of what the customer wrote, by conversation. */
  readonly written: Map<string, string[]>;
}

/**
 * Plays conversations into the product through its webhooks, with the dates of the past week. The accounts must be
 * connected before (see `registerStory`). The sandbox's clock stands at each step's time while it happens.
 * @returns how many webhooks the product did not take
 */
export async function play(
  sandbox: Sandbox,
  conversations: readonly StoryConversation[],
  options: PlayOptions = {},
): Promise<{ steps: number; missed: number }> {
  registerStory(sandbox);
  const run: Play = {
    sandbox,
    options,
    postIds: new Map(),
    topicIds: openTopics(sandbox),
    written: new Map(),
  };
  const played = Object.fromEntries(Object.entries(posts).filter(([, post]) => isPlayed(post, options)));
  const wanted = conversations.filter((one) => isPlayed(one, options));
  const moments = timeline(wanted, played, sandbox.clock.real());
  let missed = 0;
  let before = moments[0]?.at ?? 0;
  try {
    for (const [index, one] of moments.entries()) {
      await wait(one.at - before, options);
      if (options.signal?.aborted) break;
      before = one.at;
      sandbox.clock.pin(one.at);
      if ("post" in one) await publish(run, one.post);
      else if (!await perform(run, one.conversation, one.step, one.at)) missed++;
      if ("last" in one && one.last) await options.onEnd?.(placeOf(run, one.conversation, one.at));
      await sandbox.idle();
      options.onStep?.(index + 1, moments.length);
    }
  } finally {
    sandbox.clock.pin(null);
  }
  return { steps: moments.length, missed };
}

function isPlayed({ account }: { readonly account: string }, { platforms }: PlayOptions): boolean {
  return platforms === undefined || platforms.includes(accountOf(account).platform);
}

async function wait(ms: number, { speed = Infinity, signal }: PlayOptions): Promise<void> {
  const pause = Math.max(0, ms) / speed;
  if (pause < 1 || signal?.aborted) return;
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, pause);
  signal?.addEventListener("abort", () => over.resolve(), { once: true });
  await over.promise;
  clearTimeout(timer);
}

async function publish({ sandbox, postIds }: Play, key: string): Promise<void> {
  const post = posts[key];
  if (!post) return;
  const account = accountOf(post.account);
  const { text, photo } = post;
  const id = await platformOf(sandbox, account).publish?.({ text, photo, account: accountId(account) });
  if (id === undefined) throw new RangeError(`Could not publish at ${post.account}: it has no wall`);
  postIds.set(key, id);
}

/** @returns false when the product did not take the webhook */
async function perform(
  run: Play,
  conversation: StoryConversation,
  step: StoryStep,
  at: number,
): Promise<boolean> {
  const actor = castOf(run.sandbox, conversation);
  switch (step.by) {
    case "customer":
      return await write(run, conversation, actor, step);
    case "edit":
      return await edit(run, conversation, actor, step);
    case "agent":
      await run.options.onAnswer?.({ ...placeOf(run, conversation, at), text: step.text });
      return true;
    case "native":
      return await answerNatively(run, conversation, actor, step.text);
    case "read":
      return await read(actor);
  }
}

async function write(
  run: Play,
  conversation: StoryConversation,
  actor: Actor,
  step: Extract<StoryStep, { by: "customer" }>,
): Promise<boolean> {
  const { mine } = placeIn(run, conversation);
  const done = await wordsOf(run, conversation, actor, step);
  run.written.set(conversation.key, [...mine, done.ids[0] ?? ""]);
  return done.delivered;
}

function wordsOf(
  run: Play,
  conversation: StoryConversation,
  actor: Actor,
  step: Extract<StoryStep, { by: "customer" }>,
): Promise<Done> {
  const place = placeIn(run, conversation);
  const { mine, post, topic } = place;
  const { text, attachments } = step;
  if ("stage" in actor) return writeAs(actor, place, step);
  const { customer, platform } = actor;
  if (platform === "telegram") return customer.write(text, { attachments });
  if (post !== undefined) return customer.comment(Number(post), text, { attachments, replyTo: mine[0] });
  return topic === undefined
    ? customer.write(text, { attachments })
    : customer.board(topic, text, { attachments });
}

/** Where a conversation goes on, and what the customer has written there. */
function placeIn(
  { postIds, topicIds, written }: Play,
  { key, under = "", mention }: StoryConversation,
) {
  return { mention, mine: written.get(key) ?? [], post: postIds.get(under), topic: topicIds.get(under) };
}

async function edit(
  run: Play,
  conversation: StoryConversation,
  actor: Actor,
  { which, text }: Extract<StoryStep, { by: "edit" }>,
): Promise<boolean> {
  const place = placeIn(run, conversation);
  const id = place.mine[which];
  if (id === undefined) {
    throw new RangeError(`Could not edit message ${which} of ${conversation.key}: it is not written yet`);
  }
  if ("stage" in actor) return (await editAs(actor, place, id, text)).delivered;
  const { customer, platform } = actor;
  const { under } = conversation;
  const inPublic = platform === "vk" && under !== undefined;
  return (await (inPublic ? customer.editComment(id, text) : customer.edit(id, text))).delivered;
}

async function answerNatively(
  run: Play,
  conversation: StoryConversation,
  actor: Actor,
  text: string,
): Promise<boolean> {
  const place = placeIn(run, conversation);
  const { post, topic, mine } = place;
  if ("stage" in actor) return (await answerAs(actor, place, text)).delivered;
  if (actor.platform === "telegram") {
    throw new RangeError(`Could not answer ${conversation.key} natively: Telegram does not tell of it`);
  }
  const done = post !== undefined
    ? await actor.admin.comment(Number(post), text, { replyTo: mine.at(-1) })
    : topic !== undefined
    ? await actor.admin.board(topic, text)
    : await actor.admin.reply(actor.customer, text);
  return done.delivered;
}

/** Telegram never tells of reading; VK does when there is something to read. */
async function read(actor: Actor): Promise<boolean> {
  if ("stage" in actor) return await readAs(actor);
  const { customer, platform } = actor;
  if (platform !== "vk" || !customer.lines().some(({ from }) => from !== "customer")) return true;
  return (await customer.read()).delivered;
}
