/** What a coach looks at, in the order in which its hints are shown. */
export const RULES = [
  "greet",
  "thanks",
  "officialese",
  "read_every_one",
  "jargon",
  "paragraphs",
  "next_step",
] as const;
export type RuleId = typeof RULES[number];

/** An answer while it is being written. */
export interface Draft {
  readonly text: string;
  /** Of the text, not of whoever writes it. */
  readonly language: "ru" | "en";
  /** The customer's; empty when it is unknown. */
  readonly firstName: string;
  /** It is our first answer of the day here: one greets once. */
  readonly opening: boolean;
}

/** Words that a hint speaks of, in UTF-16 units of the text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** A hint. It never stops anything (RE-06). */
export interface Advice {
  readonly rule: RuleId;
  /** Another sentence than the rule's usual one: `name` says `greet.name`. */
  readonly kind?: string;
  /** Empty: it is about the text as a whole. */
  readonly marks: readonly Mark[];
  readonly params?: Readonly<Record<string, string>>;
}

/** One thing to look at; undefined: all is well. */
export type Rule = (draft: Draft) => Advice | undefined;
