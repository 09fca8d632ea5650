import type { AttachmentView, ComposerView, ContactView, MessageView, TicketView } from "@/lib/inbox/view.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { sample, type SampleName } from "@/lib/sandbox/samples.ts";
import type { Rest } from "./rest.ts";
import { until } from "./until.ts";

export interface Answer {
  readonly text?: string;
  readonly attachments?: readonly string[];
  readonly clientId?: string;
  readonly replyTo?: string;
  readonly via?: "direct" | "comment";
  readonly private?: boolean;
}

export type OpenTicket = TicketView & { composer: ComposerView };

interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
}

/** A platform that does not answer is given up after 20 s. */
const SETTLED_WITHIN_MS = 40_000;

/** One workspace, as its owner works in it through the REST API. */
export class Office {
  /** The ticket of each answer that was written here. */
  readonly #tickets = new Map<string, string>();

  constructor(readonly rest: Rest, readonly workspaceId: string, readonly ownerId: string) {}

  connect(platform: string, token: string): Promise<ConnectionView> {
    return this.rest.post("/connections", { platform, credentials: { token } });
  }

  connection(id: string): Promise<ConnectionView> {
    return this.rest.get(`/connections/${id}`);
  }

  disconnect(id: string): Promise<void> {
    return this.rest.delete(`/connections/${id}`);
  }

  /** The newest hundred. */
  async tickets(filters: Record<string, string> = {}): Promise<TicketView[]> {
    const query = new URLSearchParams({ limit: "100", ...filters });
    return (await this.rest.get<Page<TicketView>>(`/tickets?${query}`)).items;
  }

  /** All of them, page by page. */
  everyTicket(filters: Record<string, string> = {}): Promise<TicketView[]> {
    return this.#every<TicketView>("/tickets", filters);
  }

  ticket(id: string): Promise<OpenTicket> {
    return this.rest.get(`/tickets/${id}`);
  }

  /** The newest hundred, oldest first. */
  async messages(ticketId: string): Promise<MessageView[]> {
    return (await this.rest.get<Page<MessageView>>(`/tickets/${ticketId}/messages?limit=100`)).items;
  }

  /** An answer that was written through this office. */
  async message(id: string): Promise<MessageView> {
    const found = (await this.messages(this.#tickets.get(id) ?? "")).find((one) => one.id === id);
    if (!found) throw new Error(`There is no message ${id}`);
    return found;
  }

  contact(id: string): Promise<ContactView> {
    return this.rest.get(`/contacts/${id}`);
  }

  changeContact(id: string, change: Record<string, string | null>): Promise<ContactView> {
    return this.rest.patch(`/contacts/${id}`, change);
  }

  async reply(ticketId: string, answer: Answer): Promise<MessageView> {
    const body = { clientId: crypto.randomUUID(), ...answer };
    const message = await this.rest.post<MessageView>(`/tickets/${ticketId}/messages`, body);
    this.#tickets.set(message.id, ticketId);
    return message;
  }

  /** Changes an answer that was written through this office. */
  edit(messageId: string, text: string): Promise<MessageView> {
    return this.rest.patch(`/tickets/${this.#tickets.get(messageId)}/messages/${messageId}`, { text });
  }

  async upload(name: SampleName): Promise<AttachmentView> {
    const { bytes, contentType, name: fileName } = await sample(name);
    return await this.rest.upload(new File([bytes], fileName, { type: contentType }));
  }

  close(ticketId: string): Promise<OpenTicket> {
    return this.rest.post(`/tickets/${ticketId}/closure`);
  }

  /** Sends an answer again that failed or is doubtful. */
  resend(messageId: string): Promise<MessageView> {
    return this.rest.post(`/messages/${messageId}/retry`);
  }

  /** The doubtful answer was seen on the platform. */
  settleAsSent(messageId: string): Promise<MessageView> {
    return this.rest.post(`/messages/${messageId}/arrived`);
  }

  /** The message once it has one of these statuses. */
  settled(id: string, ...statuses: readonly MessageView["status"][]): Promise<MessageView> {
    return until(`message ${id} to be ${statuses.join(" or ")}`, async () => {
      const message = await this.message(id);
      if (statuses.includes(message.status)) return message;
      throw new Error(`It is ${message.status} ${JSON.stringify(message.error ?? null)}`);
    }, SETTLED_WITHIN_MS);
  }

  /** The first ticket, once there is one. */
  firstTicket(filters: Record<string, string> = {}): Promise<TicketView> {
    return until("a ticket", async () => (await this.tickets(filters))[0]);
  }

  async #every<T>(path: string, filters: Record<string, string>): Promise<T[]> {
    const all: T[] = [];
    for (let cursor = "";;) {
      const query = new URLSearchParams({ limit: "100", cursor, ...filters });
      const page = await this.rest.get<Page<T>>(`${path}?${query}`);
      all.push(...page.items);
      if (!page.nextCursor) return all;
      cursor = page.nextCursor;
    }
  }
}
