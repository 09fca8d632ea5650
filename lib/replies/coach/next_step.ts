import type { Rule } from "@/lib/replies/coach/advice.ts";

const LEAST_CHARACTERS = 120;
/** The end of a text, where a next step belongs. */
const ENDING = 260;

const STEP = {
  ru:
    /\?|если|когда|как только|напиш|ответ(ьте|им|им|у|ите)|дайте знать|скажите|расскаж|пришл|сообщ|верн(усь|ёмся|ем|ём)|провер|попроб|посмотр|жд(у|ём)|позвон|отправ|приходите|до встречи|завтра|сегодня|спросите|поправьте/iu,
  en:
    /\?|(?<!\p{L})(if|when|once|as soon as|let me know|let us know|write|reply|tell (me|us)|send|try|check|ask (me|us)?|i['’]ll|we['’]ll|i will|we will|get back|see you|call|tomorrow|today|by (monday|tuesday|wednesday|thursday|friday))(?!\p{L})/iu,
};

/** Whoever has read an answer knows what comes next: what we do, or what they can do. */
export const nextStep: Rule = ({ text, language }) => {
  const trimmed = text.trim();
  if (trimmed.length < LEAST_CHARACTERS || STEP[language].test(trimmed.slice(-ENDING))) return undefined;
  return { rule: "next_step", marks: [] };
};
