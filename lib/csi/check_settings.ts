import type { CsiOverride, CsiSettings, CsiWords } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { gapFault } from "@/lib/replies/automatic_text.ts";
import { variableFault } from "@/lib/replies/writing/variables.ts";

/** Code points of a question or of the thanks: the strictest platform takes no more beside buttons. */
export const MOST_WORDS = 400;
/** A week. */
export const MOST_DELAY_MINUTES = 10_080;
export const MOST_ANSWER_DAYS = 30;
export const MOST_QUIET_DAYS = 365;

export type CsiChange = Partial<CsiSettings>;
/** What is null goes back to what the workspace has. */
export type CsiOverrideChange = { readonly [Key in keyof CsiOverride]: CsiOverride[Key] | null };

type Faults = Record<string, string | undefined>;

/**
 * The settings after a change, tidied.
 * @throws {AppError} invalid_request with `fields`: a code for each that is out of bounds; texts are named
 * `question-ru` and so on
 */
export function changedCsi(known: CsiSettings, change: CsiChange): CsiSettings {
  const after = { ...known, ...change };
  const words = wordFaults(after);
  refuse({
    ...words.fields,
    ...within("delayMinutes", after.delayMinutes, 0, MOST_DELAY_MINUTES),
    ...within("answerDays", after.answerDays, 1, MOST_ANSWER_DAYS),
    ...within("quietDays", after.quietDays, 0, MOST_QUIET_DAYS),
    ...within("bad", after.bad, 1, 4),
  }, words.piece);
  return { ...after, question: tidyWords(after.question), thanks: tidyWords(after.thanks) };
}

/**
 * A connection's own ways after a change; undefined when it has none.
 * @throws {AppError} the same
 */
export function changedOverride(
  known: CsiOverride = {},
  change: CsiOverrideChange,
): CsiOverride | undefined {
  const merged = Object.entries({ ...known, ...change }).filter(([, value]) =>
    value !== null && value !== undefined
  );
  const after: CsiOverride = Object.fromEntries(merged);
  const words = wordFaults({ question: after.question ?? {} });
  const delay = within("delayMinutes", after.delayMinutes ?? 0, 0, MOST_DELAY_MINUTES);
  refuse({ ...words.fields, ...delay }, words.piece);
  const question = tidyWords(after.question ?? {});
  const { question: _, ...rest } = after;
  const tidied = { ...rest, ...(Object.keys(question).length > 0 ? { question } : {}) };
  return Object.keys(tidied).length > 0 ? tidied : undefined;
}

function wordFaults(given: { readonly question: CsiWords; readonly thanks?: CsiWords }) {
  const texts = Object.entries(given).filter(([name]) => name === "question" || name === "thanks")
    .flatMap(([name, words]) =>
      Object.entries(words as CsiWords).map(([language, text]) =>
        [`${name}-${language}`, tidy(text)] as const
      )
    );
  const fields: Faults = {};
  let piece: string | undefined;
  for (const [name, text] of texts) {
    const fault = variableFault(text) ?? gapFault(text);
    fields[name] = [...text].length > MOST_WORDS ? "csi_too_long" : fault?.code;
    piece ??= fault?.piece;
  }
  return { fields, piece };
}

function within(name: string, value: number, least: number, most: number): Faults {
  return { [name]: Number.isInteger(value) && value >= least && value <= most ? undefined : `csi_${name}` };
}

/** An empty text is the usual one. */
function tidyWords(words: CsiWords): CsiWords {
  const kept = Object.entries(words).map(([language, text]) => [language, tidy(text)] as const)
    .filter(([, text]) => text !== "");
  return Object.fromEntries(kept);
}

function tidy(text: string | undefined): string {
  return cleanText(text ?? "").trim().normalize("NFC");
}

function refuse(faults: Faults, name: string | undefined): void {
  const fields = Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
  if (Object.keys(fields).length === 0) return;
  throw new AppError("invalid_request", { fields, ...(name === undefined ? {} : { name }) });
}
