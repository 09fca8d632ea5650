import type { Rule } from "@/lib/replies/coach/advice.ts";
import { findPhrases, phrase } from "@/lib/replies/coach/find.ts";

const RUSSIAN = [
  phrase("неудобств\\p{L}*", "жаль, что так вышло"),
  phrase("(приносим|примите)( свои| вам| наши)? извинения", "простите, пожалуйста"),
  phrase("(ваш(е|его|ему|им)? )?обращени(е|я|ю|ем|и|й|ям|ями|ях)", "письмо, вопрос"),
  phrase("(ваш(его|ему|им)? )?запрос(а|у|ом|е|ы|ов|ам|ами|ах)?", "вопрос, просьба"),
  phrase("корреспонденци\\p{L}*", "письма"),
  phrase("в (кратчайшие сроки|ближайшее время)", "назовите день или час"),
  phrase("в (настоящее время|данный момент)|на (текущий|данный) момент", "сейчас"),
  phrase("данн(ый|ая|ое|ого|ому|ой|ую)", "этот"),
  phrase("осуществ\\p{L}+", "сделать"),
  phrase(
    "произв(ести|едём|едено|одится) (оплат|возврат|замен|проверк)\\p{L}*",
    "оплатить, вернуть, заменить",
  ),
  phrase("в связи с( тем| этим)?|ввиду", "из-за, потому что"),
  phrase("(выше|ниже)(указанн|изложенн|описанн|перечисленн|следующ)\\p{L}+", "этот"),
  phrase("довод(им|ится) до (вашего )?сведения|(уведомляем|информируем)( вас)?", "скажите сразу, о чём речь"),
  phrase("в соответствии с|согласно", "по"),
  phrase("явля(ется|ются|лся|лась|лось)", "тире"),
  phrase("необходимо|надлежит", "нужно"),
  phrase("рассмотрен(о|ы|ие|ии|ия)", "посмотрели"),
  phrase("уважаем(ый|ая|ые) (клиент|пользователь|абонент|покупатель)\\p{L}*", "имя"),
];

const ENGLISH = [
  phrase("inconvenien(ce|ces|ced|t)", "sorry for the trouble"),
  phrase("(your )?requests?|requested", "what you asked for"),
  phrase("correspondence", "letters, messages"),
  phrase("(your )?(inquir|enquir)(y|ies)", "question"),
  phrase("please (be advised|note)( that)?", "say it at once"),
  phrase("at your earliest convenience", "when you can"),
  phrase("(we )?regret to inform( you)?", "I am sorry, but"),
  phrase("kindly", "please"),
  phrase("as per", "as"),
  phrase("hereby|herewith|aforementioned|the undersigned|pursuant to", "leave it out"),
  phrase("utili[sz](e|es|ed|ing)", "use"),
  phrase("prior to", "before"),
  phrase("(in|with) regards? to", "about"),
  phrase("at this (point in )?time", "now"),
  phrase("(do not|don['’]t) hesitate( to contact( us)?)?", "just write"),
  phrase("escalat(e|es|ed|ing)", "passed on to whom?"),
  phrase("(dear|valued) (customer|user|client|sir( or madam)?)s?", "the name"),
];

/** Words that nobody says aloud, with what one says instead. */
export const officialese: Rule = ({ text, language }) => {
  const found = findPhrases(text, language === "ru" ? RUSSIAN : ENGLISH);
  const [first] = found;
  if (!first) return undefined;
  return { rule: "officialese", marks: found, params: { word: first.word, instead: first.instead } };
};
