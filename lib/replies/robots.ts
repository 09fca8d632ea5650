/** Names that machines go by. */
const NAMED = /(^|[\s._-])(no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?)(@|$)|(^|[\s._-])bot$/i;
/** HelperBot is one, and Talbot is a person. */
const CAMEL = /\p{Ll}Bot$/u;

/** What a machine says of itself at the beginning, in the languages that we write. */
const BEGINNINGS = [
  /^\P{L}*(это )?(автоответ|автоматическ(ий ответ|ое (сообщение|уведомление|письмо)))/iu,
  /^\P{L}*(this is an )?auto(-?(reply|response|responder)|mat(ic|ed) (reply|response|message|e-?mail))/iu,
  /^\P{L}*out of (the )?office/iu,
];
/** What nobody says who wants an answer. */
const SAYINGS = [
  /не отвечайте на (это|данное) (письмо|сообщение)|(письмо|сообщение) сгенерировано автоматически/i,
  /do not reply to this (message|e-?mail)|(message|e-?mail) (is|was) automatically generated/i,
];

/** Is the sender, or the message, of a machine? Whoever is in doubt is taken for a person. */
export function isRobot(
  sender: { readonly externalId: string; readonly username?: string | null; readonly name?: string | null },
  text: string,
): boolean {
  const names = [sender.externalId, sender.username ?? "", sender.name ?? ""];
  return names.some((name) => NAMED.test(name) || CAMEL.test(name)) ||
    [...BEGINNINGS, ...SAYINGS].some((one) => one.test(text));
}
