import type { CodeArea, Key } from "@/lib/i18n/keys.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Message, Messages, Params, Plural } from "@/lib/i18n/message.ts";

/** Says a sentence of the catalogue in one language. */
export interface Translate {
  (key: Key, params?: Params): string;
  /** A sentence whose last part is a code from elsewhere; an unknown code says the area's `other`. */
  code(area: CodeArea, code: string, params?: Params): string;
  /** Is there a sentence for this code? */
  knows(area: CodeArea, code: string): boolean;
}

/**
 * Makes `t` over the given sentences; imports no catalogue, so it may go to the browser.
 * A key outside `messages` comes back as it is.
 */
export function translate(locale: Locale, messages: Messages): Translate {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  const say = (message: Message, params: Params) => fill(form(message, params, rules), params, digits);
  const t = (key: Key, params: Params = {}) => {
    const message = find(messages, key);
    return message === undefined ? key : say(message, params);
  };
  const code = (area: CodeArea, last: string, params: Params = {}) => {
    const message = find(messages, `${area}.${last}`) ?? find(messages, `${area}.other`);
    return message === undefined ? last : say(message, params);
  };
  const knows = (area: CodeArea, last: string) => find(messages, `${area}.${last}`) !== undefined;
  return Object.assign(t, { code, knows });
}

function find(messages: Messages, key: string): Message | undefined {
  const dot = key.indexOf(".");
  const area = messages[key.slice(0, dot)];
  const rest = key.slice(dot + 1);
  return area && Object.hasOwn(area, rest) ? area[rest] : undefined;
}

function form(message: Message, params: Params, rules: Intl.PluralRules): string {
  if (typeof message === "string") return message;
  const chosen = rules.select(Number(params.count ?? 0));
  return message[chosen as keyof Plural] ?? message.other;
}

function fill(sentence: string, params: Params, digits: Intl.NumberFormat): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = params[name];
    if (value === undefined) return place;
    return typeof value === "number" ? digits.format(value) : value;
  });
}
