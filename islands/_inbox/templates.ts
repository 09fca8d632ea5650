import type { Template, TemplateValues } from "@/lib/channels/template.ts";
import type { MessageView, Paged } from "@/lib/inbox/view.ts";
import { type Answer, call } from "@/islands/_inbox/api.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { refreshThread } from "@/islands/_inbox/threads.ts";

/** The approved messages of a ticket's platform. */
export async function askTemplates(ticketId: string): Promise<Answer<Paged<Template>>> {
  return await call("GET", `${pathOf(ticketId)}/templates`);
}

/** Sends one that is filled in; the same `clientId` sends nothing twice. */
export async function sendTemplate(
  inbox: Inbox,
  ticketId: string,
  { id }: Template,
  values: TemplateValues,
  clientId: string,
): Promise<Answer<MessageView>> {
  const after = inbox.cache.get(ticketId)?.messages?.findLast((one) => !one.private)?.id;
  const body = { template: { id, values }, clientId, after };
  const answer = await call<MessageView>("POST", `${pathOf(ticketId)}/messages`, body);
  if (answer.ok) await refreshThread(inbox, ticketId);
  return answer;
}

function pathOf(ticketId: string): string {
  return `/tickets/${encodeURIComponent(ticketId)}`;
}
