import type { Platform, TicketKind } from "@/lib/channels/capabilities.ts";
import type { Sandbox } from "@/lib/sandbox/mod.ts";
import { topics } from "@/lib/sandbox/story/cast.ts";
import { type Actor, agentName, castOf, knownAs } from "@/lib/sandbox/story/stage.ts";
import type { StoryConversation } from "@/lib/sandbox/story/types.ts";
import { personName } from "@/lib/sandbox/vk/state.ts";

/** An answer that an agent gives in the product, for the caller to send through its own API. */
export interface AgentAnswer {
  readonly conversation: StoryConversation;
  readonly platform: Platform;
  /** How the product calls the account. */
  readonly account: string;
  readonly kind: TicketKind;
  /** Id on the platform, and the name as the platform shows it. */
  readonly customer: { readonly id: string; readonly name: string };
  /** The platform's id of the post, for a comment. */
  readonly postId?: string;
  readonly agent: string;
  readonly agentName: string;
  readonly text: string;
  /** When it was given: ms since the epoch. */
  readonly at: number;
}

/** Where a conversation goes on, in the platform's own ids. */
export function placeOf(
  { sandbox, postIds }: { readonly sandbox: Sandbox; readonly postIds: ReadonlyMap<string, string> },
  conversation: StoryConversation,
  at: number,
): Omit<AgentAnswer, "text"> {
  const actor = castOf(sandbox, conversation);
  const { agent } = conversation;
  return {
    conversation,
    platform: actor.platform,
    account: knownAs(actor.account),
    kind: kindOf(actor, conversation),
    customer: customerOf(actor, conversation),
    postId: postIds.get(conversation.under ?? ""),
    agent,
    agentName: agentName(agent),
    at,
  };
}

function kindOf({ platform }: Actor, { under, mention }: StoryConversation): TicketKind {
  if (mention) return "mention";
  // Its comments come in as messages of their author.
  if (platform === "instagram") return "direct";
  return under === undefined ? "direct" : Object.hasOwn(topics, under) ? "discussion" : "comment";
}

function customerOf(actor: Actor, { under }: StoryConversation): AgentAnswer["customer"] {
  if ("stage" in actor) {
    const { who, name, publicId } = actor;
    return { id: under === undefined ? who.id : publicId ?? who.id, name };
  }
  const id = String(actor.customer.id);
  if (actor.platform === "vk") return { id, name: personName(actor.customer.person) };
  const { firstName, lastName } = actor.customer.profile;
  return { id, name: [firstName, lastName].join(" ") };
}
