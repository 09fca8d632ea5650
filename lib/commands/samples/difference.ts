import type { Inbound } from "@/lib/channels/channel.ts";
import type { Expected } from "@/lib/commands/samples/expectation.ts";
import type { Seen } from "@/lib/commands/samples/look.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

/** In what the workspace differs from what was expected of an event. */
type Matter = "lost" | "text" | "attachments" | "sender" | "name" | "unexpected" | "failed";

export interface Difference {
  readonly matter: Matter;
  /** Absent for what nobody expected. */
  readonly expected?: Expected;
  /** The message that it is about. */
  readonly shown?: MessageView;
  /** What was expected and what is there, in words. */
  readonly says: string;
}

/** One body after it was posted. */
export interface Outcome {
  readonly status: number;
  /** The accounts of the connections that it was posted to. */
  readonly accounts: readonly string[];
  /** The error's code in a refusal. */
  readonly refusal?: string;
  /** What the channel makes of the body. */
  readonly inbound: readonly Inbound[];
  /** What was there already, since the body speaks of it. */
  readonly before: Seen;
  readonly after: Seen;
  /** The recorded signature is right and too old by now, so the body was signed anew. */
  readonly resigned?: boolean;
}

/** The texts of a difference, short enough for a line. */
export function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
