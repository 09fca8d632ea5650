import { call } from "@/islands/_inbox/api.ts";
import { aidOf } from "@/islands/_inbox/aid/state.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";

/** An answer has gone out: which saved replies it was made of is told, so that their use is counted. */
export function tellUses(writing: Writing, messageId: string): void {
  const aid = aidOf(writing, "reply");
  const replies = aid.inserted;
  aid.inserted = [];
  if (replies.length > 0) void call("POST", "/saved-replies/uses", { messageId, replies });
}
