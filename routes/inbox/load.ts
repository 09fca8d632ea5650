import { asc } from "drizzle-orm";
import type { Context } from "fresh";
import { filtersOf } from "@/components/inbox/filters.ts";
import { tags } from "@/db/schema/workspace.ts";
import { INBOX_AREAS, type InboxProps } from "@/islands/_inbox/props.ts";
import { pick } from "@/lib/i18n/catalogue.ts";
import { newId } from "@/lib/ids.ts";
import { listConnections } from "@/lib/inbox/views/connection_view.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import { listMessages } from "@/lib/inbox/views/message_view.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { slowAnswers } from "@/lib/inbox/views/slow_answers.ts";
import { listTickets, type Onlooker } from "@/lib/inbox/views/ticket_list.ts";
import { MAX_UPLOAD_BYTES } from "@/lib/media/upload.ts";
import type { MemberView } from "@/lib/inbox/view.ts";
import type { Services } from "@/lib/services.ts";
import { awayMembers } from "@/lib/team/absence.ts";
import { draftedTickets } from "@/lib/team/drafts.ts";
import { listTeams } from "@/lib/team/teams.ts";
import { listViews } from "@/lib/team/views.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import type { Desk } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

const TICKETS = 30;
const MESSAGES = 50;
const MOST_TAGS = 500;

/**
 * All that the inbox shows at first.
 * @param ticketId the open one
 * @throws {AppError} not_found for a ticket that is not of this workspace
 */
export async function inboxProps(ctx: Context<State>, desk: Desk, ticketId?: string): Promise<InboxProps> {
  const { services, lang } = ctx.state;
  const { workspace, viewer: { user, role } } = desk;
  const onlooker = onlookerOf(ctx, desk);
  const filters = filtersOf(ctx.url.searchParams);
  // Read first: what happens while the rest is read comes once more as an event.
  const seq = await services.live.latest(workspace.id);
  const clientId = newId(services.now());
  const page = { limit: TICKETS, cursor: ctx.url.searchParams.get("cursor") ?? undefined };
  const connections = await listConnections(services, workspace);
  return {
    locale: lang.locale,
    messages: pick(lang.locale, INBOX_AREAS),
    now: lang.now,
    timeZone: lang.timeZone,
    viewer: { id: user.id, name: user.name, role },
    members: await memberList(services, workspace),
    filters,
    tickets: await listTickets(services, workspace, onlooker, filters, page),
    open: ticketId ? await openTicket(services, workspace, onlooker, ticketId) : undefined,
    card: ctx.url.searchParams.get("card") === "1",
    clientId,
    connections: connections.map(({ id, name, platform }) => ({ id, name, platform })),
    tags: await tagNames(workspace),
    teams: (await listTeams(workspace)).map(({ id, name }) => ({ id, name })),
    views: await listViews(workspace, user.id),
    drafts: await draftedTickets(workspace, user.id),
    slow: await slowAnswers(services, workspace),
    uploadBytes: MAX_UPLOAD_BYTES,
    seq,
  };
}

/** Unread marks, "me" and the language are the viewer's. */
export function onlookerOf({ state: { lang } }: Context<State>, { viewer }: Desk): Onlooker {
  return { memberId: viewer.user.id, locale: lang.locale };
}

async function openTicket(services: Services, workspace: Workspace, onlooker: Onlooker, id: string) {
  const { composer, draft, links, ...ticket } = await openTicketView(services, workspace, onlooker, id);
  const messages = await listMessages(services, workspace, id, onlooker.locale, { limit: MESSAGES });
  return { ticket, composer, draft, links, messages };
}

/** Everybody who works here, with whoever is away marked. */
async function memberList(services: Services, workspace: Workspace): Promise<MemberView[]> {
  const away = await awayMembers(workspace);
  const all = [...(await membersById(services, workspace)).values()];
  return all.map((member) => away.has(member.id) ? { ...member, away: true } : member);
}

async function tagNames({ store: { db } }: Workspace): Promise<string[]> {
  const rows = await db.select({ name: tags.name }).from(tags).orderBy(asc(tags.name)).limit(MOST_TAGS);
  return rows.map(({ name }) => name);
}
