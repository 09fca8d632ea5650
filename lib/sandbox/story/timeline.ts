import { moment, span } from "@/lib/sandbox/story/time.ts";
import type { StoryConversation, StoryPost, StoryStep } from "@/lib/sandbox/story/types.ts";

/** Something that happens at a certain time of the story. */
export type Moment =
  | { readonly at: number; readonly post: string; readonly about: StoryPost }
  | {
    readonly at: number;
    readonly conversation: StoryConversation;
    readonly step: StoryStep;
    /** The conversation ends with it. */
    readonly last: boolean;
  };

/**
 * All posts and steps of a story in the order in which they happen, none of them in the future.
 * @param now ms since the epoch
 */
export function timeline(
  conversations: readonly StoryConversation[],
  posts: Readonly<Record<string, StoryPost>>,
  now: number,
): Moment[] {
  const published = Object.entries(posts).map(([post, about]) => ({
    at: moment(about.start, now),
    post,
    about,
  }));
  return [...published, ...conversations.flatMap((one) => steps(one, now))].toSorted((a, b) => a.at - b.at);
}

function steps(conversation: StoryConversation, now: number): Moment[] {
  const count = conversation.steps.length;
  let at = moment(conversation.start, now);
  return conversation.steps.map((step, index) => {
    if (index > 0) at += span(step.after);
    // A story of yesterday evening may reach past this morning's "now".
    at = Math.min(at, now - (count - index) * 1_000);
    return { at, conversation, step, last: index === count - 1 };
  });
}
