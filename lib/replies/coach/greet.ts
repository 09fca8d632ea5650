import type { Rule } from "@/lib/replies/coach/advice.ts";
import { wordsOf } from "@/lib/replies/writing/words.ts";

/** Below this it is a word in passing, as in a chat. */
const LEAST_CHARACTERS = 60;
/** Where a greeting stands, if there is one. */
const BEGINNING = 80;

const HELLO = {
  ru: /здравствуй|добр(ый|ого|ое|ой)|приветств|привет(?!\p{L})|доброе|рады вас/iu,
  en: /(?<!\p{L})(hello|hi|hey|dear|good (morning|day|afternoon|evening)|welcome)(?!\p{L})/iu,
};

/** A first answer greets by name, as one does at a door. */
export const greet: Rule = ({ text, language, firstName, opening }) => {
  if (!opening || text.trim().length < LEAST_CHARACTERS) return undefined;
  const beginning = text.trimStart().slice(0, BEGINNING);
  const named = firstName !== "" && wordsOf(beginning).includes(wordsOf(firstName)[0] ?? "");
  if (named) return undefined;
  const params = { name: firstName };
  if (!HELLO[language].test(beginning)) {
    return { rule: "greet", kind: firstName === "" ? "hello" : undefined, marks: [], params };
  }
  return firstName === "" ? undefined : { rule: "greet", kind: "name", marks: [], params };
};
