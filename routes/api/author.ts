import type { Viewer } from "@/lib/auth/viewer.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";

/** The member under whose name something is written into a conversation. */
export function authorOf({ user }: Viewer): Author {
  return { type: "agent", id: user.id, name: user.name };
}
