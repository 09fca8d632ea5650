import type { Person } from "@/lib/channels/channel.ts";

const PREFIX = "comment:";

/** Stands for the author whom Facebook did not name: every such comment has its own. */
export function unknownAuthor(comment: string): Person {
  return { externalId: `${PREFIX}${comment}` };
}

/** The comment behind an `unknownAuthor`; undefined for anybody else. */
export function commentOf(externalId: string): string | undefined {
  return externalId.startsWith(PREFIX) ? externalId.slice(PREFIX.length) : undefined;
}
