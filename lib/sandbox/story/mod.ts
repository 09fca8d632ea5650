import type { AgentAnswer } from "@/lib/sandbox/story/answer.ts";
import type { Sandbox } from "@/lib/sandbox/mod.ts";
import { bikes } from "@/lib/sandbox/story/bikes.ts";
import { accounts, agents, people, posts, topics } from "@/lib/sandbox/story/cast.ts";
import { clayComments } from "@/lib/sandbox/story/clay_comments.ts";
import { clayTelegram } from "@/lib/sandbox/story/clay_telegram.ts";
import { clayVk } from "@/lib/sandbox/story/clay_vk.ts";
import { coffee } from "@/lib/sandbox/story/coffee.ts";
import { elsewhere } from "@/lib/sandbox/story/elsewhere.ts";
import { meta } from "@/lib/sandbox/story/meta.ts";
import { play, type PlayOptions } from "@/lib/sandbox/story/play.ts";

export type { AgentAnswer, PlayOptions };

/** A week of three small businesses, as data: who they are, who writes to them and what the agents answer. */
export const story = {
  accounts,
  agents,
  people,
  posts,
  topics,
  conversations: [...clayTelegram, ...clayVk, ...clayComments, ...coffee, ...bikes, ...meta, ...elsewhere],
} as const;

/**
 * Brings the week in through the product's webhooks.
 * @returns how many steps there were, and how many webhooks the product did not take
 */
export function playStory(sandbox: Sandbox, options: PlayOptions = {}) {
  return play(sandbox, story.conversations, options);
}
