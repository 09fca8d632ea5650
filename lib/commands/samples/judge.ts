import { type Difference, type Outcome, quote } from "@/lib/commands/samples/difference.ts";
import type { Expected } from "@/lib/commands/samples/expectation.ts";
import type { Seen } from "@/lib/commands/samples/look.ts";
import type { MessageView } from "@/lib/inbox/view.ts";

/** Holds what the workspace shows against what was expected of a body, event by event. */
export function judge(events: readonly Expected[], outcome: Outcome): Difference[] {
  // Whatever is posted was signed with the connection's own secret, unless the signature came with the body.
  if (outcome.status >= 500 || outcome.status === 401) {
    return [{ matter: "failed", says: `answered ${outcome.status}` }];
  }
  const fresh = newOnes(outcome);
  const found = events.flatMap((expected) => judgeEvent(expected, outcome, fresh));
  const counted = events.length > 0 && events.every(({ show }) => show !== "maybe");
  return [...found, ...(counted ? [...fresh].map(surplus) : [])];
}

/** What came to be by the body. */
function newOnes({ before, after }: Outcome): Set<MessageView> {
  const known = new Set(before.messages.map(({ id }) => id));
  return new Set(after.messages.filter(({ id }) => !known.has(id)));
}

function judgeEvent(expected: Expected, outcome: Outcome, fresh: Set<MessageView>): Difference[] {
  switch (expected.show) {
    case "no":
    case "maybe":
      return [];
    case "yes":
      return judgeMessage(expected, claim(expected, fresh, "in"), outcome);
    case "update":
      return judgeChange(expected, outcome);
    case "outgoing":
      return judgeOurs(expected, outcome, fresh);
  }
}

/** Our side: a post that is kept, an answer in the conversation, or a change of one. */
function judgeOurs(expected: Expected, outcome: Outcome, fresh: Set<MessageView>): Difference[] {
  if (outcome.after.posts > outcome.before.posts) return [];
  const shown = claim(expected, fresh, "out");
  return shown ? judgeMessage(expected, shown, outcome) : judgeChange(expected, outcome);
}

/** The message that is meant: by its id, else by its text, else the first that is left. */
function claim(
  { message_id: id, text }: Expected,
  fresh: Set<MessageView>,
  direction: MessageView["direction"],
): MessageView | undefined {
  const candidates = [...fresh].filter((message) => message.direction === direction);
  const chosen = candidates.find((one) => id && one.externalId?.includes(id)) ??
    candidates.find((one) => one.text === text) ?? candidates[0];
  if (chosen) fresh.delete(chosen);
  return chosen;
}

function judgeMessage(expected: Expected, shown: MessageView | undefined, { after }: Outcome): Difference[] {
  if (!shown) return [lost(expected)];
  const compare = (matter: Difference["matter"], wanted: unknown, got: unknown): Difference[] =>
    quote(wanted) === quote(got)
      ? []
      : [{ matter, expected, shown, says: `${matter}: ${quote(got)} in place of ${quote(wanted)}` }];
  const found = [
    ...compare("text", expected.text?.trim() ?? "", shown.text.trim()),
    ...compare("attachments", expected.attachments, shown.attachments.length),
  ];
  if (shown.direction === "out") return found;
  const ids = idsOf(shown, after);
  const sender = expected.sender_id;
  return [
    ...found,
    ...(sender && !ids.includes(sender) ? compare("sender", sender, ids.join()) : []),
    ...(expected.sender_name ? compare("name", expected.sender_name, shown.author.name) : []),
  ];
}

/** The platform's ids of a message's author; a telephone number is one as well. */
function idsOf({ ticketId, author }: MessageView, seen: Seen): string[] {
  const contact = seen.tickets.find(({ id }) => id === ticketId)?.contact;
  const phone = contact?.id === author.id ? contact?.phone?.replace("+", "") : undefined;
  return [...seen.people.get(author.id ?? "") ?? [], ...(phone ? [phone] : [])];
}

function judgeChange(expected: Expected, { before, after }: Outcome): Difference[] {
  const former = new Map(before.messages.map((message) => [message.id, stateOf(message)]));
  const changed = after.messages.filter((one) => former.has(one.id) && former.get(one.id) !== stateOf(one));
  const shown = changed.find(({ externalId }) => externalId?.includes(expected.message_id ?? "")) ??
    changed[0];
  if (!shown) return [lost(expected)];
  const isEdit = shown.editedAt !== undefined;
  if (!isEdit || shown.text === (expected.text ?? "")) return [];
  return [{
    matter: "text",
    expected,
    shown,
    says: `text: ${quote(shown.text)} in place of ${quote(expected.text)}`,
  }];
}

/** All that may change of a message. */
function stateOf({ text, editedAt, deletedAt, reaction, status }: MessageView): string {
  return JSON.stringify([text, editedAt, deletedAt, reaction, status]);
}

function lost(expected: Expected): Difference {
  return {
    matter: "lost",
    expected,
    says: `${expected.kind} of ${expected.sender_id ?? "nobody"} shows nothing`,
  };
}

function surplus(shown: MessageView): Difference {
  return { matter: "unexpected", shown, says: `a message ${quote(shown.text)} that nobody expected` };
}
