import { capability } from "@/lib/channels/capabilities.ts";
import type { Difference, Outcome } from "@/lib/commands/samples/difference.ts";
import type { Sample } from "@/lib/commands/samples/folder.ts";

/** A kind of difference in which the product is right. */
export interface Defence {
  readonly kind: string;
  readonly reason: string;
}

interface Case extends Difference {
  readonly sample: Sample;
  readonly outcome: Outcome;
}

interface Rule extends Defence {
  readonly holds: (one: Case) => boolean;
}

/** Types of conversations that have more than one customer in them. */
const CROWDS: ReadonlySet<string> = new Set(["group", "supergroup", "channel", "chat"]);

const RULES: readonly Rule[] = [
  {
    kind: "marks",
    reason: "the platform's marks (mentions, links, escapes) are written out as people see them there",
    holds: ({ matter, expected, shown }) =>
      matter === "text" && letters(expected?.text ?? "") === letters(shown?.text ?? ""),
  },
  {
    kind: "more text",
    reason: "what stands beside the text (forwarded messages, a form's answers) is written below it",
    holds: ({ matter, expected, shown }) =>
      matter === "text" && !!expected?.text && (shown?.text ?? "").startsWith(`${expected.text}\n`),
  },
  {
    kind: "forwarded files",
    reason: "the files of forwarded messages are shown with the message that brought them",
    holds: ({ matter, expected, shown }) =>
      matter === "attachments" && (expected?.forwarded ?? 0) > 0 &&
      (shown?.attachments.length ?? 0) > (expected?.attachments ?? 0),
  },
  {
    kind: "placeholder",
    reason:
      "content that makes no sense as it came (no place on earth, an empty card) is named by a placeholder",
    holds: ({ matter, expected, shown }) =>
      matter === "attachments" && shown?.unknown !== undefined &&
      shown.attachments.length < (expected?.attachments ?? 0),
  },
  {
    kind: "button",
    reason: "a pressed button is shown by the words on it, else by its name, and not by the code behind it",
    holds: ({ matter, expected, shown }) =>
      matter === "text" && expected?.kind === "postback" &&
      (shown?.text !== "" || shown.unknown !== undefined),
  },
  {
    kind: "a bot's words",
    reason:
      "what our own bot posts stands in the ticket as our answer; other bots are neither we nor a customer",
    holds: (one) => isUnread(one) && (isOwn(one) || isBots(one)),
  },
  {
    kind: "several people",
    reason: "a chat of several people is their own: what one writes there to the others is not for us",
    holds: (one) => isUnread(one) && isCrowd(one),
  },
  {
    kind: "no target",
    reason: "a mark or change that does not say of which message belongs to none",
    holds: (one) => isUnread(one) && one.expected?.show === "update" && !one.expected.message_id,
  },
  {
    kind: "a try",
    reason: "the platform's dashboard sends it for a try, from an account that does not exist",
    holds: (one) => isUnread(one) && one.outcome.accounts.every((account) => account === "0"),
  },
];

/** Why a difference is no mistake of ours; undefined for one that is. */
export function defend(sample: Sample, outcome: Outcome, difference: Difference): Defence | undefined {
  return RULES.find((rule) => rule.holds({ ...difference, sample, outcome }));
}

/** The channel finds nothing for us in the body. */
function isUnread({ matter, outcome }: Case): boolean {
  return matter === "lost" && outcome.inbound.length === 0;
}

/** Its author is the account itself. */
function isOwn({ expected, outcome }: Case): boolean {
  const sender = expected?.sender_id;
  return sender !== undefined && outcome.accounts.some((account) => account.split(":").includes(sender));
}

/** Of a platform on which nobody but programs writes in the account's name. */
function isBots({ expected, sample }: Case): boolean {
  return expected?.kind === "echo" && capability(sample.platform)?.nativeReplies === false;
}

function isCrowd({ expected }: Case): boolean {
  return expected?.group_chat === true || CROWDS.has(expected?.chat_type ?? "");
}

function letters(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot);/g, "").replaceAll(/[^\p{L}\p{N}]/gu, "");
}
