import { eq } from "drizzle-orm";
import { identities, posts, tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { mayWrite } from "@/lib/inbox/composer.ts";
import { contactView } from "@/lib/inbox/views/contact_view.ts";
import type { Onlooker } from "@/lib/inbox/views/ticket_list.ts";
import { iso, ticketViews } from "@/lib/inbox/views/ticket_view.ts";
import type { ComposerView, DraftView, LinkView, TicketView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import { draftOf } from "@/lib/team/drafts.ts";
import { linkViews } from "@/lib/team/link_views.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** One ticket with its client card and what the channel says about answering. @throws {AppError} not_found */
export async function openTicketView(
  services: Services,
  workspace: Workspace,
  onlooker: Onlooker,
  id: string,
): Promise<TicketView & { composer: ComposerView; draft?: DraftView; links?: LinkView[] }> {
  const [row] = await workspace.store.db.select({ ticket: tickets, identity: identities, post: posts })
    .from(tickets).innerJoin(identities, eq(identities.id, tickets.identityId))
    .leftJoin(posts, eq(posts.id, tickets.postId)).where(eq(tickets.id, id));
  if (!row) throw new AppError("not_found", { ticketId: id });
  const [view] = await ticketViews(services, workspace, onlooker, [row.ticket]);
  if (!view) throw new AppError("not_found", { ticketId: id });
  const open = await services.connections.within(workspace, row.ticket.connectionId);
  const writable = mayWrite(open, row.ticket, row.identity, services.now(), row.post?.url);
  return {
    ...view,
    contact: await contactView(services, workspace, row.ticket.contactId, onlooker.locale),
    composer: {
      canReply: !writable.closed,
      closed: writable.closed,
      windowEndsAt: iso(writable.windowEndsAt ?? null),
      via: [...writable.via],
      privately: writable.privately,
      templates: writable.templates || undefined,
    },
    draft: await draftOf(workspace, onlooker.memberId, id),
    links: await linkViews(workspace, id, onlooker.locale),
  };
}
