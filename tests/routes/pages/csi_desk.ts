import { csiSurveys } from "@/db/schema/workspace.ts";
import { pageUrl } from "@/lib/csi/page_token.ts";
import { newId } from "@/lib/ids.ts";
import { connect } from "@/lib/inbox/connect.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import type { TestServer } from "../../server.ts";

const DAY_MS = 86_400_000;

/** A workspace with a web chat. */
export async function withChat(server: TestServer) {
  const as = await server.open("Глина и небо");
  const workspace = await server.services.workspaces.open(as.workspaceId);
  const chat = await connect(server.services, workspace, { platform: "webchat", credentials: {} });
  return { as, workspace, chat };
}

/** A ticket whose customer was asked, and the path of the page for the answer. */
export async function asked(
  server: TestServer,
  change: Partial<typeof csiSurveys.$inferInsert> = {},
) {
  const { as, workspace, chat } = await withChat(server);
  const open = await server.services.connections.find(chat);
  const message = {
    type: "message",
    externalId: newId(),
    thread: { kind: "direct", key: "marina" },
    from: "contact",
    person: { externalId: "marina", name: "=Марина" },
    text: "Где заказ?",
    attachments: [],
    sentAt: Date.now(),
  } as const;
  await server.services.ingest.accept({
    connection: open!.connection,
    origin: open!.origin,
    inbound: [message],
  });
  const { items: [ticket] } = await listTickets(
    server.services,
    workspace,
    { memberId: as.userId, locale: "ru" },
    { status: "all" },
    { limit: 1 },
  );
  const { store } = workspace;
  const [row] = (await store.query("SELECT contact_id, identity_id FROM tickets")).rows;
  const now = Date.now();
  const expiresAt = change.expiresAt ?? now + DAY_MS;
  await store.write(() =>
    store.commit([
      store.db.insert(csiSurveys).values({
        id: ticket!.id,
        connectionId: chat,
        platform: "webchat",
        contactId: String(row?.contact_id),
        identityId: String(row?.identity_id),
        agentId: as.userId,
        state: "asked",
        scale: "five",
        language: "ru",
        closedAt: now,
        askedAt: now,
        expiresAt,
        ...change,
      }),
    ])
  );
  const url = await pageUrl(server.services, as.workspaceId, ticket!.id, expiresAt);
  const score = async () => {
    const { rows } = await store.query("SELECT score, comment, via FROM csi_surveys");
    return [rows[0]?.score, rows[0]?.comment, rows[0]?.via];
  };
  return { as, workspace, ticket: ticket!, path: new URL(url).pathname, score };
}
