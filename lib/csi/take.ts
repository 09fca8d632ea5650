import type { CsiFate, CsiVia, TicketEventKind } from "@/db/schema/workspace.ts";
import type { InboundChoice, InboundMessage } from "@/lib/channels/channel.ts";
import { answered, awaitsComment, fateOf, LATE_MS, type SurveyRow, wasAsked } from "@/lib/csi/judge.ts";
import { scoreInWords, scoreMark, scoreOfChoice } from "@/lib/csi/score.ts";
import type { Item } from "@/lib/inbox/ingest/item.ts";
import { contactOf } from "@/lib/inbox/ingest/people.ts";
import {
  type IdentityRow,
  keyOf,
  sentAt,
  type TicketRow,
  type WorkingSet,
} from "@/lib/inbox/ingest/working_set.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { newId } from "@/lib/ids.ts";
import { eventRow } from "@/lib/team/record.ts";

/**
 * Takes the press of a button as the score that it is.
 * @returns false when it belongs to no question of ours to this person
 */
export function takePress(
  set: WorkingSet,
  { connection }: Item,
  choice: InboundChoice,
  identity: IdentityRow,
): boolean {
  const delivery = set.deliveries.get("id", choice.ref);
  const survey = delivery && set.surveys.get(delivery.ticketId);
  const score = scoreOfChoice(choice.id);
  const ours = delivery?.connectionId === connection.id && survey?.identityId === identity.id;
  if (!ours || !wasAsked(survey) || score === undefined) return false;
  const { externalId, press } = choice;
  if (set.scored.has(keyOf([connection.id, externalId]))) return true;
  const at = sentAt(set, { sentAt: choice.at });
  const scoreId = giveScore(set, survey, identity, { score, via: "button", externalId, at });
  if (press) {
    const payload = { connectionId: connection.id, ticketId: survey.id, scoreId, press };
    set.job("csi_press", `press:${connection.id}:${externalId}`, payload);
  }
  return true;
}

/**
 * The ticket whose question a written message answers: with a lone score, or with the comment to one. Such a
 * message opens no ticket (C-02).
 */
export function takeWords(
  set: WorkingSet,
  { connection }: Item,
  message: InboundMessage,
  identity: IdentityRow,
): TicketRow | undefined {
  const ticket = set.tickets.get(connection.id, message.thread.key);
  const survey = ticket && set.surveys.get(ticket.id);
  if (!ticket || !wasAsked(survey) || survey.identityId !== identity.id) return undefined;
  if (set.blocked.has(identity.contactId) || !isPlain(message)) return undefined;
  const at = sentAt(set, message);
  const score = scoreInWords(message.text, survey.scale);
  if (score !== undefined && ticket.status === "closed" && at <= survey.expiresAt + LATE_MS) {
    giveScore(set, survey, identity, { score, via: "words", externalId: message.externalId, at });
    return ticket;
  }
  if (!awaitsComment(survey, at)) return undefined;
  set.surveys.change(survey, { comment: cleanText(message.text), commentAt: at });
  set.event("ticket.updated", ticket.id);
  follow(set, survey, "commented");
  return ticket;
}

/** Words in private, with nothing beside them. */
function isPlain({ thread, via, attachments, unknown, text }: InboundMessage): boolean {
  return thread.kind === "direct" && !via && attachments.length === 0 && !unknown && text.trim() !== "";
}

interface Given {
  readonly score: number;
  readonly via: CsiVia;
  readonly externalId: string;
  /** ms since the epoch. */
  readonly at: number;
}

/** How the history of a ticket calls a score. */
export const SCORE_EVENTS: Readonly<Record<CsiFate, TicketEventKind>> = {
  counted: "scored",
  again: "rescored",
  late: "scored_late",
};

/** @returns the id of the score */
function giveScore(
  set: WorkingSet,
  survey: SurveyRow & { expiresAt: number },
  identity: IdentityRow,
  { score, via, externalId, at }: Given,
): string {
  const { id: ticketId, connectionId, scale } = survey;
  const fate = fateOf(survey, at);
  if (fate === "counted") set.surveys.change(survey, answered(score, via, at));
  set.scored.add(keyOf([connectionId, externalId]));
  const id = newId(set.now);
  set.newScores.push({ id, ticketId, connectionId, externalId, score, fate, via, at });
  const by = { type: "contact", id: null, name: contactOf(set, identity).name || null } as const;
  set.newHistory.push(
    eventRow(ticketId, by, SCORE_EVENTS[fate], set.now, { whom: scoreMark(score, scale) }),
  );
  set.event("ticket.updated", ticketId);
  follow(set, survey, fate);
  return id;
}

/** What is said and done because of it is not the webhook's to wait for. */
function follow(set: WorkingSet, { id: ticketId }: SurveyRow, what: CsiFate | "commented"): void {
  set.job("csi_follow", `csi:${ticketId}`, { ticketId, what });
}
