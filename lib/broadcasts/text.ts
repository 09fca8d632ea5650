import { translator } from "@/lib/i18n/catalogue.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The sentence that tells how to get no more of them, in the workspace's language. */
export function optOutSentence({ locale }: Pick<Workspace, "locale">): string {
  return translator(locale)("desk.auto.opt_out");
}

/** A text as it goes out: with the way to opt out, once. */
export function withOptOut(workspace: Pick<Workspace, "locale">, text: string): string {
  const words = withoutOptOut(workspace, text);
  return `${words}\n\n${optOutSentence(workspace)}`;
}

/** What its author wrote. */
export function withoutOptOut(workspace: Pick<Workspace, "locale">, text: string): string {
  const words = cleanText(text).trim();
  const sentence = optOutSentence(workspace);
  return words.endsWith(sentence) ? words.slice(0, -sentence.length).trim() : words;
}
