import type { Via } from "@/components/inbox/ComposerVia.tsx";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { refuseFile } from "@/lib/channels/files.ts";
import { planParts } from "@/lib/channels/parts.ts";
import type { Plan, PlannedFile } from "@/lib/channels/plan.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";

export { aids, aidTools, hear, putReply, tellUses } from "@/islands/_inbox/aids.tsx";
export { Room } from "@/islands/_inbox/Room.tsx";
export { roomLeft } from "@/islands/_inbox/room_left.ts";
export { sendUp } from "@/islands/_inbox/send_up.ts";
export { planProblem, refusalWords } from "@/islands/_inbox/words.ts";

/*
 * What the channel makes of an answer. Comes to the browser apart from the rest, with the first word that
 * somebody writes.
 */

/** A plan for an answer, unless a place of it is still to be filled in (RE-03). */
export type AnswerPlan = Plan | {
  readonly ok: false;
  readonly code: "placeholder_unresolved";
  readonly params: { readonly placeholder: string };
};

/** The messages that an answer becomes, or why it cannot go. */
export function planAnswer(
  { platform, kind }: TicketView,
  via: Via,
  text: string,
  files: readonly PlannedFile[],
): AnswerPlan {
  const [gap] = findUnfilled(text);
  if (gap) return { ok: false, code: "placeholder_unresolved", params: { placeholder: gap.text } };
  return planParts(capabilities[platform], kind, via, text, files);
}

/**
 * Why a file stays behind, or null.
 * @param mostBytes that we take ourselves
 */
export function refused({ platform, kind }: TicketView, via: Via, file: PlannedFile, mostBytes: number) {
  const refusal = refuseFile(capabilities[platform], kind, via, file);
  if (refusal || file.size <= mostBytes) return refusal;
  return { code: "file_over_upload", params: { limitBytes: mostBytes } };
}
