import type { Inbound, InboundMessage } from "@/lib/channels/channel.ts";
import { directory } from "@/db/schema/control.ts";
import { connections } from "@/db/schema/workspace.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import { newId, newToken } from "@/lib/ids.ts";
import { connect } from "@/lib/inbox/connect.ts";
import type { MessageView, Paged, TicketView } from "@/lib/inbox/view.ts";
import type { Cast, Person } from "./cast.ts";

/** A web chat of the person's workspace. */
export async function addChat({ services }: Cast, who: Person, name = "Чат на сайте"): Promise<string> {
  const workspace = await services.workspaces.open(who.workspaceId);
  return await connect(services, workspace, { platform: "webchat", name, credentials: {} });
}

/** A connection as it stands after `connect`, without asking its platform. */
export async function plantConnection(
  { services }: Pick<Cast, "services">,
  who: Pick<Person, "workspaceId">,
  platform: Platform,
): Promise<string> {
  const id = newToken(18);
  const { control } = services;
  const { store } = await services.workspaces.open(who.workspaceId);
  const sealed = await services.connections.seal(id, { credentials: {}, webhookSecret: "s", state: {} });
  await control.write(() =>
    control.commit([
      control.db.insert(directory).values({ connectionId: id, workspaceId: who.workspaceId, platform }),
    ])
  );
  await store.write(() =>
    store.commit([
      store.db.insert(connections).values({
        id,
        platform,
        name: platform,
        status: "active",
        sealed,
        settings: {},
        setup: [],
        createdAt: services.now(),
      }),
    ])
  );
  return id;
}

/** Takes events in as the channel's webhook would. */
export async function accept(
  { services }: Pick<Cast, "services">,
  connectionId: string,
  ...inbound: Inbound[]
): Promise<void> {
  const open = await services.connections.find(connectionId);
  if (!open) throw new Error(`No connection ${connectionId}`);
  await services.ingest.accept({ connection: open.connection, origin: open.origin, inbound });
}

/** A text that a customer writes directly. */
export function written(person: string, text: string, values: Partial<InboundMessage> = {}): InboundMessage {
  return {
    type: "message",
    externalId: newId(),
    thread: { kind: "direct", key: person },
    from: "contact",
    person: { externalId: person, name: person },
    text,
    attachments: [],
    sentAt: Date.now(),
    ...values,
  };
}

/** A customer writes, and their ticket is found by their name. */
export async function openTicket(
  cast: Cast,
  who: Person,
  connectionId: string,
  person: string,
  text = "Здравствуйте",
): Promise<TicketView> {
  await accept(cast, connectionId, written(person, text));
  const { items } = await cast.ok<Paged<TicketView>>(who, "GET /tickets?status=open&limit=100");
  const found = items.find((one) => one.contact.name === person && one.connectionId === connectionId);
  if (!found) throw new Error(`No ticket of ${person}`);
  return found;
}

export async function conversation(cast: Cast, who: Person, ticketId: string): Promise<MessageView[]> {
  return (await cast.ok<Paged<MessageView>>(who, `GET /tickets/${ticketId}/messages`)).items;
}
