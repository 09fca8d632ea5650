import type { AuthorType, MergeState } from "@/db/schema/workspace.ts";

/** Something that changed who waits for whom in a ticket. */
export type Step =
  | { readonly does: "closed"; readonly at: number }
  | {
    readonly does: "message";
    readonly messageId: string;
    /** Who wrote it, as reports know them. */
    readonly writer: string;
    /** When it came, and when it was written; ms since the epoch. */
    readonly at: number;
    readonly sentAt: number;
    readonly direction: "in" | "out";
    readonly author: AuthorType;
  };

/** A ticket's state after what was written in it, in the order in which it came. */
export function replayed(state: MergeState, steps: readonly Step[]): MergeState {
  return steps.reduce(
    (before, step) => step.does === "closed" ? { ...before, waitingSince: null } : written(before, step),
    state,
  );
}

/** An answer of ours that somebody had waited for; times are ms since the epoch. */
export interface Answered {
  readonly messageId: string;
  readonly agentId: string;
  readonly at: number;
  readonly since: number;
}

/** What in some steps answered whoever waited, and the state that they lead to. */
export function answered(
  state: MergeState,
  steps: readonly Step[],
): { readonly state: MergeState; readonly answers: readonly Answered[] } {
  const answers: Answered[] = [];
  for (const step of steps) {
    const { waitingSince: since } = state;
    state = replayed(state, [step]);
    if (step.does === "closed" || step.direction === "in" || since === null || state.waitingSince !== null) {
      continue;
    }
    answers.push({ messageId: step.messageId, agentId: step.writer, at: step.sentAt, since });
  }
  return { state, answers };
}

function written(before: MergeState, { sentAt, direction, author }: Step & { does: "message" }): MergeState {
  const last = sentAt >= before.last.at ? { at: sentAt, preview: "", author } : before.last;
  if (direction === "in") {
    const seen = before.last.author === "native" && before.last.at > sentAt && before.waitingSince === null;
    return {
      ...before,
      last,
      lastInboundAt: Math.max(before.lastInboundAt ?? 0, sentAt),
      waitingSince: seen ? null : Math.min(before.waitingSince ?? Infinity, sentAt),
    };
  }
  const answers = author === "agent" || sentAt >= (before.lastInboundAt ?? 0);
  return { ...before, last, waitingSince: answers ? null : before.waitingSince };
}
