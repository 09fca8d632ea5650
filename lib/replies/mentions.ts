import { eq } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import type { Statement } from "@/db/libsql.ts";
import { mentions } from "@/db/schema/workspace.ts";
import type { MemberView } from "@/lib/inbox/view.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import { notify } from "@/lib/notify/notify.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** A member who is called in a note, and by which name they stand there. */
export interface Mention {
  readonly memberId: string;
  readonly name: string;
}

interface Note {
  readonly ticketId: string;
  readonly messageId: string;
  readonly byId: string | null;
  readonly text: string;
  /** Whom the writer has chosen, where several have one name. */
  readonly ids?: readonly string[];
}

/**
 * Keeps who is called in a private note and tells them, to be committed with the note. Whoever was called in
 * it before is not told again, and nobody is told of their own note.
 * @param now ms since the epoch
 */
export async function callMembers(
  services: Services,
  workspace: Workspace,
  note: Note,
  now: number,
): Promise<Statement[]> {
  const { store } = workspace;
  const { ticketId, messageId, byId, text, ids = [] } = note;
  const before = await store.db.select().from(mentions).where(eq(mentions.messageId, messageId));
  if (!text.includes("@") && before.length === 0) return [];
  const called = calledIn(text, [...(await membersById(services, workspace)).values()], ids);
  const fresh = called.map(({ memberId }) => memberId)
    .filter((id) => id !== byId && !before.some(({ memberId }) => memberId === id));
  return [
    store.db.delete(mentions).where(eq(mentions.messageId, messageId)),
    ...insertMany(mentions, called.map((one) => ({ ...one, messageId }))),
    ...notify(store, {
      kind: "mention",
      memberIds: fresh,
      ticketId,
      messageId,
      byId: byId ?? undefined,
      at: now,
    }),
  ];
}

/**
 * The members whose whole name follows an @ in a text, each once. Of several with one name, those are meant
 * whose id is given; all of them when none is.
 */
export function calledIn(
  text: string,
  members: readonly Pick<MemberView, "id" | "name">[],
  ids: readonly string[] = [],
): Mention[] {
  const found = new Map<string, Mention>();
  const folded = fold(text);
  for (const { index } of folded.matchAll(/(?<![\p{L}\p{N}])@/gu)) {
    const rest = folded.slice(index + 1);
    const fitting = members.filter(({ name }) => begins(rest, fold(name)));
    const length = Math.max(0, ...fitting.map(({ name }) => name.length));
    const namesakes = fitting.filter(({ name }) => name.length === length);
    const chosen = namesakes.filter(({ id }) => ids.includes(id));
    const name = text.slice(index + 1, index + 1 + length);
    for (const { id } of chosen.length > 0 ? chosen : namesakes) found.set(id, { memberId: id, name });
  }
  return [...found.values()];
}

function begins(text: string, name: string): boolean {
  return name !== "" && text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

/** Lower case and е for ё; every letter keeps its place. */
function fold(text: string): string {
  return [...text].map((letter) => {
    const lower = letter.toLowerCase().replace("ё", "е");
    return lower.length === letter.length ? lower : letter;
  }).join("");
}
