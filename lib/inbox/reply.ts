import { and, eq } from "drizzle-orm";
import { isConflict, type Statement, type Store } from "@/db/libsql.ts";
import { messages } from "@/db/schema/workspace.ts";
import { compose } from "@/lib/inbox/reply_compose.ts";
import { type Author, prepare, type ReplyInput, type TicketRow } from "@/lib/inbox/reply_prepare.ts";
import { callMembers } from "@/lib/replies/mentions.ts";
import { countReply } from "@/lib/reports/of_reply.ts";
import { answerFollowed } from "@/lib/rules/status.ts";
import type { Services } from "@/lib/services.ts";
import { slaStatements } from "@/lib/sla/statements.ts";
import { spentDraft } from "@/lib/team/drafts.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Takes an answer or a private note: checks what the channel allows, and commits the message, its parts
 * and the job that sends it at once. Nothing is sent before that.
 * @returns the id of the message, also when the same `clientId` was taken before
 * @throws {AppError} with the refusals that design calls for; nothing is stored then
 */
export async function reply(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  author: Author,
  input: ReplyInput,
): Promise<string> {
  const { store } = workspace;
  const known = await sameClientId(workspace, ticketId, input.clientId);
  if (known) return known;
  const now = services.now();
  try {
    const id = await services.due.around(workspace.id, now, () =>
      store.write(async () => {
        const prepared = await prepare(services, workspace, ticketId, author, input);
        const { messageId, statements } = compose(store, prepared, author, input, now);
        const answers = !input.private && author.type === "agent";
        const clocks = answers ? await ofAnswer(store, prepared.ticket, author, messageId, now) : [];
        const timed = answers ? await answerFollowed(services, workspace, ticketId, messageId, now) : [];
        const note = { ticketId, messageId, byId: author.id, text: input.text, ids: input.mentions };
        const called = input.private ? await callMembers(services, workspace, note, now) : [];
        const field = input.private ? "note" : "reply";
        const spent = author.id ? await spentDraft(store, author.id, ticketId, field, input.text) : [];
        await store.commit([...statements, ...clocks, ...timed, ...called, ...spent]);
        return messageId;
      }));
    services.live.notify(workspace.id);
    services.queue.nudge(workspace.id);
    return id;
  } catch (error) {
    const twin = isConflict(error) ? await sameClientId(workspace, ticketId, input.clientId) : undefined;
    if (twin) return twin;
    throw error;
  }
}

/** An answer ends what was due, and is counted. */
async function ofAnswer(
  store: Store,
  ticket: TicketRow,
  { id: agentId }: Author,
  messageId: string,
  at: number,
): Promise<Statement[]> {
  return [
    ...await slaStatements(store, ticket, "answered", at, undefined, agentId),
    ...await countReply(store, ticket, { messageId, agentId: agentId ?? "", at }),
  ];
}

async function sameClientId({ store }: Workspace, ticketId: string, clientId: string) {
  const [row] = await store.db.select({ id: messages.id }).from(messages)
    .where(and(eq(messages.ticketId, ticketId), eq(messages.clientId, clientId)));
  return row?.id;
}
