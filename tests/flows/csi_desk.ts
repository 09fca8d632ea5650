import type { MessageView, TicketView } from "@/lib/inbox/view.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import type { Office, OpenTicket } from "./office.ts";
import type { Stage } from "./stage.ts";
import { until } from "./until.ts";

/** Somebody with a phone: what they see, and how they press. */
export interface Customer {
  lines(): readonly Line[];
  press(message: string, data: string): Promise<unknown>;
}

/** Asks the customers of a workspace from now on. */
export function askFrom(office: Office, change: Record<string, unknown> = {}): Promise<unknown> {
  return office.rest.patch("/csi/settings", { enabled: true, ...change });
}

/** A ticket of somebody who wrote, was answered and had it closed. */
export async function served(
  office: Office,
  customer: { write(text: string): Promise<unknown> },
  text = "Где мой заказ?",
): Promise<TicketView> {
  await customer.write(text);
  const ticket = await office.firstTicket({ status: "open" });
  const answer = await office.reply(ticket.id, { text: "Уже едет" });
  await office.settled(answer.id, "sent", "delivered", "read");
  await office.close(ticket.id);
  return ticket;
}

/** The question on the customer's phone, once it is there. */
export function question(customer: Pick<Customer, "lines">, text = /Как мы справились/): Promise<Line> {
  return until(
    "the question",
    () => customer.lines().findLast((line) => line.from === "business" && text.test(line.text)),
  );
}

/** Presses the button that begins like this. */
export async function press(customer: Customer, { id, buttons = [] }: Line, label: string): Promise<void> {
  const button = buttons.find(({ text }) => text.startsWith(label));
  if (!button) throw new Error(`There is no button ${label} among ${JSON.stringify(buttons)}`);
  await customer.press(id, button.data);
}

/** The ticket once its question has a score. */
export function scored(office: Office, ticketId: string): Promise<OpenTicket> {
  return until("a score", async () => {
    const ticket = await office.ticket(ticketId);
    return ticket.csi?.score === undefined ? undefined : ticket;
  });
}

/** Why the customer of a ticket was not asked, once that is decided. */
export function skipped(office: Office, ticketId: string): Promise<string> {
  return until("a reason", async () => (await office.ticket(ticketId)).csi?.reason);
}

/** What stands in a conversation, as a person reads it. */
export async function texts(office: Office, ticketId: string): Promise<string[]> {
  return (await office.messages(ticketId)).map(({ text }: MessageView) => text);
}

/** Every score that came, in order, with what became of it. */
export async function scores(stage: Stage, office: Office): Promise<string[]> {
  const rows = await stage.rows(office, "SELECT score, fate, via FROM csi_scores ORDER BY id");
  return rows.map(({ score, fate, via }) => `${score} ${fate} ${via}`);
}
