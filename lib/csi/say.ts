import type { tickets } from "@/db/schema/workspace.ts";
import type { Choice } from "@/lib/channels/channel.ts";
import { AppError } from "@/lib/errors.ts";
import { reply } from "@/lib/inbox/reply.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import { valuesFor } from "@/lib/replies/values.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

type TicketRow = Pick<typeof tickets.$inferSelect, "id" | "assigneeId" | "closedBy">;

/** Names the question among the messages of its ticket. */
export const QUESTION = "csi";

export interface Saying {
  /** Names it in its ticket: there can be no second one. */
  readonly clientId: string;
  readonly text: (values: Values) => string;
  readonly choices?: readonly Choice[];
}

/**
 * Says something about satisfaction in a ticket, in the company's name and once.
 * @returns false where the platform does not let us write now
 */
export async function say(
  services: Services,
  workspace: Workspace,
  ticket: TicketRow,
  { clientId, text, choices }: Saying,
): Promise<boolean> {
  const agent = (await membersById(services, workspace)).get(ticket.assigneeId ?? ticket.closedBy ?? "");
  const { values } = await valuesFor(services, workspace, { name: agent?.name ?? workspace.name }, ticket.id);
  try {
    await reply(services, workspace, ticket.id, { type: "system", id: null, name: workspace.name }, {
      text: text(values),
      attachments: [],
      clientId,
      private: false,
      choices,
    });
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return false;
  }
}
