import { and, eq, isNotNull } from "drizzle-orm";
import { csiSurveys, messages, tickets } from "@/db/schema/workspace.ts";
import { members } from "@/lib/auth/members.ts";
import { can } from "@/lib/auth/viewer.ts";
import { QUESTION, say } from "@/lib/csi/say.ts";
import { csiSettings } from "@/lib/csi/settings.ts";
import { thanksText, uncountedText } from "@/lib/csi/words.ts";
import { AppError } from "@/lib/errors.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { reopenTicket } from "@/lib/inbox/tickets.ts";
import type { Job } from "@/lib/jobs.ts";
import { notify } from "@/lib/notify/notify.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type Answered = NonNullable<Awaited<ReturnType<typeof answerOf>>>;

/**
 * What follows from a score or a comment: the customer is thanked, or kindly told that it does not count; a bad
 * score opens the ticket again and is told to the team, where the owner wants that. `page` says that the page has
 * spoken to the customer already.
 */
export async function followAnswer(
  services: Services,
  workspace: Workspace,
  job: Pick<Job, "payload">,
): Promise<Verdict> {
  const { ticketId = "", what, page } = job.payload;
  const one = await answerOf(workspace, ticketId);
  if (!one) return { kind: "done" };
  if (what === "commented") await tell(services, workspace, one, "csi.comment");
  if (what === "again" || what === "late") await sayUncounted(services, workspace, one, what, page);
  if (what === "counted") await honour(services, workspace, one, page);
  return { kind: "done" };
}

async function answerOf({ store: { db } }: Workspace, ticketId: string) {
  const [row] = await db.select({ survey: csiSurveys, ticket: tickets }).from(csiSurveys)
    .innerJoin(tickets, eq(tickets.id, csiSurveys.id)).where(eq(csiSurveys.id, ticketId));
  return row;
}

async function honour(
  services: Services,
  workspace: Workspace,
  one: Answered,
  page: string | undefined,
): Promise<void> {
  const settings = await csiSettings(workspace);
  const { survey, ticket } = one;
  await foldButtons(services, workspace, ticket.id);
  const isBad = survey.score !== null && survey.score <= settings.bad;
  if (isBad && settings.reopens) await reopen(services, workspace, ticket.id);
  if (isBad && settings.alerts) await tell(services, workspace, one, "csi.bad");
  if (page) return;
  await say(services, workspace, ticket, {
    clientId: "csi:thanks",
    text: (values) => thanksText(settings, survey.language, isBad, values),
  });
}

/** Whoever shows the question hears that its buttons are over. */
async function foldButtons({ live }: Services, { id, store }: Workspace, ticketId: string): Promise<void> {
  const [question] = await store.db.select({ id: messages.id }).from(messages)
    .where(
      and(eq(messages.ticketId, ticketId), eq(messages.clientId, QUESTION), isNotNull(messages.choices)),
    );
  if (!question) return;
  await store.write(() => store.commit([changeEvent(store, "message.updated", ticketId, question.id)]));
  live.notify(id);
}

async function sayUncounted(
  services: Services,
  workspace: Workspace,
  { survey, ticket }: Answered,
  fate: "again" | "late",
  page: string | undefined,
): Promise<void> {
  if (page) return;
  await say(services, workspace, ticket, {
    clientId: `csi:${fate}`,
    text: () => uncountedText(fate, survey.language, survey),
  });
}

/** A conversation that goes on in a newer ticket stays there. */
async function reopen(services: Services, workspace: Workspace, ticketId: string): Promise<void> {
  try {
    await reopenTicket(services, workspace, ticketId, { type: "system", id: null, name: workspace.name });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "conflict") throw error;
  }
}

/** Tells whoever served the ticket and those who manage the workspace; of a comment, the former alone if there is one. */
async function tell(
  services: Services,
  { id, store }: Workspace,
  { survey, ticket }: Answered,
  kind: "csi.bad" | "csi.comment",
): Promise<void> {
  const all = await members(services.control, id);
  const agent = all.find((member) => member.id === (ticket.assigneeId ?? survey.agentId));
  const managers = kind === "csi.comment" && agent ? [] : all.filter((member) => can(member).manageSettings);
  const memberIds = [...(agent ? [agent] : []), ...managers].map((member) => member.id);
  const at = services.now();
  await store.write(() => store.commit(notify(store, { kind, memberIds, ticketId: ticket.id, at })));
  services.live.notify(id);
}
