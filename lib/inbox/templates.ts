import { eq } from "drizzle-orm";
import { tickets } from "@/db/schema/workspace.ts";
import { SendError, type TemplateSource } from "@/lib/channels/channel.ts";
import { blanksOf, type FilledTemplate, oneLine, type Template } from "@/lib/channels/template.ts";
import type { TemplateValues } from "@/lib/channels/template.ts";
import { AppError } from "@/lib/errors.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { reply } from "@/lib/inbox/reply.ts";
import type { Author, ReplyInput } from "@/lib/inbox/reply_prepare.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * What the platform of a ticket has approved beforehand, asked for now (WA-02).
 * @throws {AppError} not_found; not_available for a platform that has no templates or does not answer
 */
export async function listTemplates(
  services: Services,
  workspace: Workspace,
  ticketId: string,
): Promise<Template[]> {
  const { open, source } = await sourceOf(services, workspace, ticketId);
  try {
    return await source.list(open.connection);
  } catch (error) {
    throw heard(error, open);
  }
}

/**
 * Answers by a template: first, or when the window is closed.
 * @returns the id of the message
 * @throws {AppError} as above and as `reply` does; invalid_request with `fields`, by the blanks' keys, for
 * those that are empty
 */
export async function replyByTemplate(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  author: Author,
  { template: chosen, ...input }: Pick<ReplyInput, "clientId" | "after"> & { readonly template: Chosen },
): Promise<string> {
  const template = await filled(services, workspace, ticketId, chosen);
  const answer = { ...input, template, text: template.text, attachments: [], private: false };
  return await reply(services, workspace, ticketId, author, answer);
}

interface Chosen {
  readonly id: string;
  /** By the blanks' keys. */
  readonly values: TemplateValues;
}

async function filled(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  { id, values }: Chosen,
): Promise<FilledTemplate> {
  const { open, source } = await sourceOf(services, workspace, ticketId);
  const template = (await listTemplates(services, workspace, ticketId)).find((one) => one.id === id);
  if (!template) throw new AppError("not_found", { templateId: id });
  const empty = blanksOf(template).filter(({ key }) => oneLine(values[key]) === "");
  if (empty.length > 0) {
    const fields = Object.fromEntries(empty.map(({ key }) => [key, "required"]));
    throw new AppError("invalid_request", { fields });
  }
  try {
    return source.fill(template, values);
  } catch (error) {
    throw heard(error, open);
  }
}

async function sourceOf(
  services: Services,
  workspace: Workspace,
  ticketId: string,
): Promise<{ open: OpenConnection; source: TemplateSource }> {
  const [row] = await workspace.store.db.select({ connectionId: tickets.connectionId }).from(tickets)
    .where(eq(tickets.id, ticketId));
  if (!row) throw new AppError("not_found", { ticketId });
  const open = await services.connections.within(workspace, row.connectionId);
  if (!open?.channel.templates) throw new AppError("not_available", { reason: "templates" });
  return { open, source: open.channel.templates };
}

function heard(error: unknown, { capability: { label: platform } }: OpenConnection): unknown {
  if (!(error instanceof SendError)) return error;
  const reason = error.kind === "content" ? "template_parts" : "templates_unheard";
  return new AppError("not_available", { reason, platform });
}
