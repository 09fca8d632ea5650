import type { Outbound } from "@/lib/channels/channel.ts";
import { choiceCode } from "@/lib/channels/choices.ts";

/**
 * Quick replies under a text: at most 13, with a code of 1000 characters. They go when one was pressed
 * (developers.facebook.com/docs/messenger-platform/send-messages/quick-replies; Instagram has them as well).
 */
export function quickReplies({ id, choices = [] }: Outbound): Record<string, unknown> {
  if (choices.length === 0) return {};
  return {
    quick_replies: choices.map((choice) => ({
      content_type: "text",
      title: choice.label,
      payload: choiceCode(id, choice),
    })),
  };
}
