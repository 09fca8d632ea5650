import { eq } from "drizzle-orm";
import { contacts, tickets } from "@/db/schema/workspace.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { AppError } from "@/lib/errors.ts";
import { reply } from "@/lib/inbox/reply.ts";
import type { Job } from "@/lib/jobs.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Tells the customer how large a file may be, once per message that was too large (TG-03). */
export async function hintFileSize(services: Services, workspace: Workspace, job: Job): Promise<Verdict> {
  const { ticketId = "", messageId = "" } = job.payload;
  const [row] = await workspace.store.db.select({ ticket: tickets, language: contacts.language }).from(
    tickets,
  )
    .innerJoin(contacts, eq(contacts.id, tickets.contactId)).where(eq(tickets.id, ticketId));
  const open = row && await services.connections.within(workspace, row.ticket.connectionId);
  const limit = open?.capability.receiveMaxBytes;
  if (!row || limit === undefined) return { kind: "done" };
  const locale = row.language ? row.language.startsWith("ru") ? "ru" : "en" : workspace.locale;
  const text = translator(locale)("desk.auto.file_too_large", { megabytes: Math.floor(limit / 1_000_000) });
  try {
    await reply(services, workspace, ticketId, { type: "system", id: null, name: workspace.name }, {
      text,
      attachments: [],
      clientId: `hint:${messageId}`,
      private: false,
    });
  } catch (error) {
    // A customer who cannot be written to needs no hint.
    if (!(error instanceof AppError)) throw error;
  }
  return { kind: "done" };
}
