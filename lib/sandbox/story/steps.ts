import type { CustomerAttachment } from "@/lib/sandbox/attachments.ts";
import type { StoryStep } from "@/lib/sandbox/story/types.ts";

/** The customer writes; without `after` half a minute later. */
export function says(text: string, after = "30s", ...attachments: CustomerAttachment[]): StoryStep {
  return { by: "customer", after, text, attachments };
}

export function shows(attachment: CustomerAttachment, text = "", after = "40s"): StoryStep {
  return { by: "customer", after, text, attachments: [attachment] };
}

export function answers(after: string, text: string): StoryStep {
  return { by: "agent", after, text };
}

export function native(after: string, text: string): StoryStep {
  return { by: "native", after, text };
}

export function edits(which: number, text: string, after = "25s"): StoryStep {
  return { by: "edit", after, which, text };
}

export function reads(after = "2m"): StoryStep {
  return { by: "read", after };
}
