import type { Rule } from "@/lib/replies/coach/advice.ts";
import { findPhrases, phrase } from "@/lib/replies/coach/find.ts";

const SHARED =
  "vpn|dns|ssl|tls|http|https|smtp|imap|spf|dkim|api|har|devtools|url|ip|cookies?|firewall|proxy|ping|traceroute|tracert|cmd";

const RUSSIAN = [
  phrase(`${SHARED}|кэш(а|е|ем|у)?|кеш(а|е|ем|у)?|куки|прокси|брандмауэр(а|е|ом|у)?|файрвол(а|е|ом|у)?`),
  phrase(
    "трассировк\\p{L}+|консол(ь|и|ью)|лог(и|ов|ам|ах)|токен(а|ом|у|ы|ов)?|кодек(а|и|ов)?|роутер(а|е|ом|у)?",
  ),
  phrase("инкогнито|терминал(а|е|у)?|снифф?ер(а|ом)?|дамп(а|ы|ов)?|эндпоинт(а|ы|ов)?"),
];

const ENGLISH = [
  phrase(
    `${SHARED}|cache|console|logs?|token|codec|router|terminal|incognito|endpoint|payload|dump|localhost`,
  ),
];

/** A numbered or dotted line, or a run of things to press. */
const LINE = /^\s*(\d+[.)]|[-•*—–])\s+\S/m;
const DOING =
  /(?<!\p{L})(нажмите|откройте|выберите|впишите|введите|зайдите|перейдите|найдите|press|click|open|choose|select|type|tap|go to|find)(?!\p{L})/giu;
const LEAST_DOINGS = 2;

/** A word of the trade is welcome where it comes with the steps that it takes. */
export const jargon: Rule = ({ text, language }) => {
  if (LINE.test(text) || (text.match(DOING)?.length ?? 0) >= LEAST_DOINGS) return undefined;
  const found = findPhrases(text, language === "ru" ? RUSSIAN : ENGLISH);
  const [first] = found;
  return first && { rule: "jargon", marks: found, params: { word: first.word } };
};
