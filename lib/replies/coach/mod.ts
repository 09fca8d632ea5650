import { type Advice, type Draft, type Rule, type RuleId, RULES } from "@/lib/replies/coach/advice.ts";
import { greet } from "@/lib/replies/coach/greet.ts";
import { jargon } from "@/lib/replies/coach/jargon.ts";
import { languageOf } from "@/lib/replies/coach/language.ts";
import { nextStep } from "@/lib/replies/coach/next_step.ts";
import { officialese } from "@/lib/replies/coach/officialese.ts";
import { paragraphs } from "@/lib/replies/coach/paragraphs.ts";
import { readEveryOne } from "@/lib/replies/coach/read_every_one.ts";
import { thanks } from "@/lib/replies/coach/thanks.ts";

const BY_ID: Readonly<Record<RuleId, Rule>> = {
  greet,
  thanks,
  officialese,
  read_every_one: readEveryOne,
  jargon,
  paragraphs,
  next_step: nextStep,
};

/**
 * What could make an answer warmer and clearer. Local and instant; it advises, and never stops the sending.
 * @param off rules that nobody wants to hear of
 */
export function coach(draft: Omit<Draft, "language">, off: readonly RuleId[]): Advice[] {
  const whole = { ...draft, language: languageOf(draft.text) };
  return RULES.filter((id) => !off.includes(id)).flatMap((id) => BY_ID[id](whole) ?? []);
}
