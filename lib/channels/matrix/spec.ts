import type { Capability, Platform } from "@/lib/channels/capabilities.ts";
import type { Draft } from "@/lib/channels/matrix/draft.ts";
import type { Topic } from "@/lib/channels/matrix/sources.ts";
import type { Answer, Changeable, Said } from "@/lib/channels/matrix/types.ts";

/** What is particular to one platform; whatever is absent comes from the feature's own cell. */
export interface Extra {
  readonly answer?: Answer;
  /** Instead of the computed sentence. */
  readonly note?: Said;
  /** After the computed sentence. */
  readonly also?: Said;
  readonly platformLimit?: Said;
  readonly changeable?: Changeable;
  readonly source?: string;
  readonly usedesk?: Draft;
  readonly behaviours?: readonly string[];
}

/** A row of the matrix before it meets the platforms. */
export interface Spec {
  readonly id: string;
  readonly title: Said;
  readonly changeable: Changeable;
  /** Which of the platform's documents speaks of it; "ours" where the product alone decides. */
  readonly topic: Topic | "ours";
  /** Numbered behaviours of every platform. */
  readonly behaviours?: readonly string[];
  /** Everything that the capability row knows. */
  cell(row: Capability): Draft & Partial<Pick<Extra, "platformLimit" | "changeable">>;
  readonly platforms?: Readonly<Partial<Record<Platform, Extra | ((row: Capability) => Extra)>>>;
}
