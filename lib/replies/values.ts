import { eq } from "drizzle-orm";
import { contacts, tickets } from "@/db/schema/workspace.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import { AppError } from "@/lib/errors.ts";
import { businessZone } from "@/lib/replies/business.ts";
import { firstNameOf, wholeNameOf } from "@/lib/replies/names.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

export interface TicketValues {
  /** The customer's language as far as we write it, else the company's. */
  readonly locale: Locale;
  readonly values: Values;
}

/**
 * What stands for each variable in one ticket, in the name of one member, now.
 * @throws {AppError} not_found
 */
export async function valuesFor(
  services: Services,
  workspace: Workspace,
  agent: { readonly name: string },
  ticketId: string,
): Promise<TicketValues> {
  const [row] = await workspace.store.db.select({
    number: tickets.number,
    connectionId: tickets.connectionId,
    name: contacts.name,
    language: contacts.language,
  }).from(tickets).innerJoin(contacts, eq(contacts.id, tickets.contactId)).where(eq(tickets.id, ticketId));
  if (!row) throw new AppError("not_found", { ticketId });
  const locale = localeOf(row.language, workspace.locale);
  const zone = await businessZone(services, workspace, row.connectionId);
  return {
    locale,
    values: {
      "contact.first_name": firstNameOf(row.name),
      "contact.name": wholeNameOf(row.name),
      "agent.first_name": firstNameOf(agent.name) || wholeNameOf(agent.name),
      "agent.name": wholeNameOf(agent.name),
      "ticket.number": String(row.number),
      "workspace.name": wholeNameOf(workspace.name),
      "day.wish": dayWish(services.now(), zone, locale),
    },
  };
}

/** Whoever reads Russian is written to in it; every other language gets English. */
export function localeOf(language: string | null, otherwise: Locale): Locale {
  if (!language) return otherwise;
  return /^ru\b/i.test(language) ? "ru" : "en";
}

/**
 * "have a good Friday", by the day that it is where the business is.
 * @param at ms since the epoch
 * @param timeZone IANA name
 */
export function dayWish(at: number, timeZone: string, locale: Locale): string {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).dayOfWeek % 7;
  return translator(locale).code("replies.wish", String(day));
}
