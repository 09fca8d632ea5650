import type { Rule } from "@/lib/replies/coach/advice.ts";

const LEAST_CHARACTERS = 60;
const THANKS = {
  ru: /спасибо|благодар|признател/iu,
  en: /(?<!\p{L})(thanks?|thank you|grateful|appreciate)/iu,
};

/** Whoever writes has taken trouble: a first answer thanks them. */
export const thanks: Rule = ({ text, language, opening }) => {
  if (!opening || text.trim().length < LEAST_CHARACTERS || THANKS[language].test(text)) return undefined;
  return { rule: "thanks", marks: [] };
};
