import type { CsiFate, CsiLanguage, CsiScale, CsiSettings } from "@/db/schema/workspace.ts";
import type { Capability } from "@/lib/channels/capabilities.ts";
import { scoreMark } from "@/lib/csi/score.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { fill } from "@/lib/replies/writing/fill.ts";
import { placesOf, type Values } from "@/lib/replies/writing/variables.ts";

/** How a question is put. */
export interface Asking {
  readonly settings: Pick<CsiSettings, "question" | "scale">;
  readonly language: CsiLanguage;
  readonly how: Capability["csi"];
  /** Of the page, for a question that links to it. */
  readonly url?: string;
  readonly values: Values;
}

/** The question as the customer reads it, with how to answer where no buttons say it. */
export function questionText({ settings, language, how, url = "", values }: Asking): string {
  const t = translator(language);
  const question = ownWords(settings.question[language], values) ?? t(`csi.ask.${settings.scale}`);
  return how === "buttons" ? question : `${question}\n\n${t(`csi.ask.${how}.${settings.scale}`, { url })}`;
}

/** What the customer is told after a score. */
export function thanksText(
  { thanks }: Pick<CsiSettings, "thanks">,
  language: CsiLanguage,
  isBad: boolean,
  values: Values,
): string {
  return ownWords(thanks[language], values) ?? translator(language)(`csi.thanks.${isBad ? "bad" : "good"}`);
}

/** The owner's text, unless something in it has no value for this customer. */
function ownWords(text: string | undefined, values: Values): string | undefined {
  if (text === undefined) return undefined;
  const filled = fill(text, values);
  return placesOf(filled).length === 0 ? filled : undefined;
}

/** What is said of a score that does not count. */
export function uncountedText(
  fate: Exclude<CsiFate, "counted">,
  language: CsiLanguage,
  known: { readonly score: number | null; readonly scale: CsiScale },
): string {
  const score = known.score === null ? "" : scoreMark(known.score, known.scale);
  return translator(language)(`csi.${fate}`, { score });
}
