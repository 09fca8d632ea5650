import { signal } from "@preact/signals";
import type { VNode } from "preact";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import { Aids } from "@/islands/_inbox/aid/Aids.tsx";
import { AidTools } from "@/islands/_inbox/aid/AidTools.tsx";
import type { Kit } from "@/islands/_inbox/aid/kit.ts";
import { fieldOf } from "@/islands/_inbox/aid/state.ts";
import { call } from "@/islands/_inbox/api.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { recall, remember } from "@/islands/_inbox/storage.ts";
import { toast } from "@/islands/_inbox/toasts.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";
import type { LiveEvent } from "@/lib/inbox/view.ts";

export { tellUses } from "@/islands/_inbox/aid/uses.ts";

const changes = signal(0);
const kit: Kit = { call, toast, recall, remember, changes };

/** What helps while one writes, below the text. */
export function aids(inbox: Inbox, writing: Writing, mode: ComposerMode): VNode {
  return <Aids key={writing.ticket.id} kit={kit} inbox={inbox} writing={writing} mode={mode} />;
}

/** The buttons that open it. */
export function aidTools(inbox: Inbox, writing: Writing, mode: ComposerMode): VNode {
  return <AidTools kit={kit} inbox={inbox} writing={writing} mode={mode} />;
}

/** Puts a saved reply into the answer, where the caret was. */
export async function putReply(inbox: Inbox, writing: Writing, id: string): Promise<void> {
  const field = fieldOf("reply");
  if (!field) return;
  const { openReplies } = await import("@/islands/_inbox/aid/replies.ts");
  const source = await openReplies(inbox, writing, kit);
  const { selectionStart: start, selectionEnd: end } = field;
  source.pick({ id, title: "" }, field, { sign: "/", query: "", start, end });
}

/** What was changed elsewhere is asked for anew when it is needed next. */
export function hear(events: readonly LiveEvent[]): void {
  if (events.some(({ kind }) => kind === "replies.updated")) changes.value++;
}
