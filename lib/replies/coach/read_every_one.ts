import type { Rule } from "@/lib/replies/coach/advice.ts";
import { findPhrases, phrase } from "@/lib/replies/coach/find.ts";

const RUSSIAN = [
  phrase("(мы )?(внимательно )?(читаем|изучаем|рассматриваем) (абсолютно )?кажд(ое|ый|ую) \\p{L}+"),
  phrase(
    "(мы )?(внимательно )?(читаем|изучаем|рассматриваем) все (ваши )?(сообщения|письма|отзывы|обращения|вопросы)",
  ),
  phrase("(кажд(ое|ый) \\p{L}+|ваш(е|и)? (мнение|отзыв|звонок|обращение)) (очень )?важ(но|ен) для нас"),
  phrase("нам (очень )?важн(о|ы) (ваше мнение|каждый клиент|ваши отзывы)"),
];

const ENGLISH = [
  phrase(
    "(we )?(carefully )?(read|review|look at|consider) (each and )?every (one|single one|message|letter|e-?mail|comment)?( of them)?",
  ),
  phrase(
    "your (feedback|opinion|call|message|business|satisfaction) is (very |extremely )?(important|valuable) to us",
  ),
  phrase("we value (your|each|every) \\p{L}+"),
];

/** Nobody believes it, and it answers nothing. */
export const readEveryOne: Rule = ({ text, language }) => {
  const found = findPhrases(text, language === "ru" ? RUSSIAN : ENGLISH);
  const [first] = found;
  return first && { rule: "read_every_one", marks: found, params: { word: first.word } };
};
