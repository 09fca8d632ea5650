/**
 * What somebody typed, as events carry it: three characters escaped, links and addresses in angle brackets
 * (https://api.slack.com/reference/surfaces/formatting#escaping).
 */
export function toMrkdwn(text: string): string {
  return escape(text)
    .replaceAll(/https?:\/\/[^\s<>]+[^\s<>.,!?)]/g, (url) => `<${url}>`)
    .replaceAll(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g, (email) => `<mailto:${email}|${email}>`);
}

/** What a person reads of a text that came through the API. */
export function fromMrkdwn(text: string): string {
  const plain = text.replaceAll(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_whole, target: string, label?: string) => {
    return label ?? target.replace(/^mailto:/, "");
  });
  return plain.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** A text of the app as Slack shows it: cut off at 40 000 UTF-16 code units, and in pieces of 4000. */
export function pieces(text: string): string[] {
  const shown = text.slice(0, MOST);
  const count = Math.max(1, Math.ceil(shown.length / PIECE));
  return Array.from({ length: count }, (_, index) => shown.slice(index * PIECE, (index + 1) * PIECE));
}

const PIECE = 4_000;
const MOST = 40_000;

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
