import { eq } from "drizzle-orm";
import type { Context } from "fresh";
import { contactBlocks } from "@/db/schema/workspace.ts";
import { headOf } from "@/lib/contacts/head.ts";
import { listContacts } from "@/lib/contacts/list.ts";
import { listMerges } from "@/lib/contacts/merges.ts";
import { listNotes } from "@/lib/contacts/notes.ts";
import { contactView } from "@/lib/inbox/views/contact_view.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import { iso } from "@/lib/inbox/views/ticket_view.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import type { Refused } from "@/routes/forms.ts";
import type { Desk } from "@/routes/guard.ts";
import { onlookerOf } from "@/routes/inbox/load.ts";
import type { State } from "@/routes/state.ts";

const TICKETS = 10;
const NOTES = 20;
const CANDIDATES = 8;

export type PersonPage = Awaited<ReturnType<typeof personPage>>;

/** All that a customer's page shows. @throws {AppError} not_found */
export async function personPage(ctx: Context<State>, desk: Desk, refused?: Refused) {
  const { state: { services, lang }, params, url } = ctx;
  const { workspace, viewer, may } = desk;
  const id = await headOf(workspace.store, params.contact ?? "");
  const find = url.searchParams.get("find")?.trim() ?? "";
  const filters = { status: "all" as const, contact: id };
  const page = { limit: NOTES, cursor: url.searchParams.get("notes") ?? undefined };
  return {
    may,
    viewerId: viewer.user.id,
    contact: await contactView(services, workspace, id, lang.locale),
    block: await blockOf(workspace, id),
    notes: await listNotes(workspace, id, page),
    merges: await listMerges(services, workspace, id, lang.locale),
    tickets: await listTickets(services, workspace, onlookerOf(ctx, desk), filters, { limit: TICKETS }),
    find,
    candidates: find ? await candidates(ctx, desk, id, find) : [],
    refused,
  };
}

/** Cards that may be the same person's. */
async function candidates({ state: { services, lang } }: Context<State>, desk: Desk, id: string, q: string) {
  const page = { q, limit: CANDIDATES + 1 };
  const { items } = await listContacts(services, desk.workspace, lang.locale, page);
  return items.filter((one) => one.id !== id).slice(0, CANDIDATES);
}

async function blockOf({ store: { db } }: Workspace, id: string) {
  const [row] = await db.select().from(contactBlocks).where(eq(contactBlocks.contactId, id));
  return row && { by: row.byName, at: iso(row.createdAt) ?? "" };
}
