import { Hono } from "hono";
import { insertUser, insertWorkspace } from "@/db/accounts.ts";
import { insertMember } from "@/db/members.ts";
import { compose } from "@/lib/compose.ts";
import { readConfig } from "@/lib/config.ts";
import { newId } from "@/lib/ids.ts";
import { connect } from "@/lib/inbox/connect.ts";
import { reply } from "@/lib/inbox/reply.ts";
import { closeTicket } from "@/lib/inbox/tickets.ts";
import type { MessageView, TicketView } from "@/lib/inbox/view.ts";
import { listMessages } from "@/lib/inbox/views/message_view.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import { quiet } from "@/lib/log.ts";
import type { Services } from "@/lib/services.ts";
import { createChat } from "@/routes/chat/mod.ts";
import { Visitor } from "./visitor.ts";

export const ORIGIN = "http://localhost:8000";

/** A product with one workspace, its owner Анна and its web chat, behind the front door. */
export interface Desk extends AsyncDisposable {
  readonly services: Services;
  readonly app: Hono;
  readonly workspaceId: string;
  readonly connectionId: string;
  /** Lets the product's time pass. */
  pass(ms: number): void;
  /** Another web chat, of the same workspace or of a new one. */
  addChat(workspaceId?: string): Promise<string>;
  addWorkspace(name: string): Promise<string>;
  /** Somebody's browser, which has never been here. */
  visitor(connectionId?: string): Visitor;
  /** Анна answers; resolves when the answer is out. */
  answer(ticketId: string, text: string, more?: Partial<Answer>): Promise<string>;
  close(ticketId: string): Promise<void>;
  tickets(): Promise<TicketView[]>;
  messages(ticketId: string): Promise<MessageView[]>;
}

interface Answer {
  readonly private: boolean;
  readonly replyTo: string;
  readonly attachments: readonly string[];
}

const OWNER = { type: "agent", id: newId(), name: "Анна" } as const;

export async function openDesk(options: { heartbeatMs?: number } = {}): Promise<Desk> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-chat-" });
  const config = readConfig({ DATA_DIR: dataDir, APP_ORIGIN: ORIGIN, APP_SECRET: "s".repeat(32) });
  let ahead = 0;
  const { services, close } = await compose(config, { log: quiet, now: () => Date.now() + ahead });
  void services.queue.listen((id) => services.worker.look(id));
  const app = new Hono().route("/chat", createChat(services, options));
  const workspaceId = await signUp(services, "Пекарня «Тёплый хлеб»");
  const addChat = async (id = workspaceId) =>
    await connect(services, await services.workspaces.open(id), { platform: "webchat", credentials: {} });
  const connectionId = await addChat();
  const workspace = () => services.workspaces.open(workspaceId);
  return {
    services,
    app,
    workspaceId,
    connectionId,
    addChat,
    pass: (ms) => void (ahead += ms),
    addWorkspace: (name) => signUp(services, name),
    visitor: (id = connectionId) => new Visitor(app, id),
    async answer(ticketId, text, more = {}) {
      const input = { attachments: [], clientId: crypto.randomUUID(), private: false, ...more, text };
      const id = await reply(services, await workspace(), ticketId, OWNER, input);
      await services.worker.look(workspaceId);
      return id;
    },
    async close(ticketId) {
      await closeTicket(services, await workspace(), ticketId, OWNER);
    },
    async tickets() {
      const onlooker = { memberId: OWNER.id, locale: "ru" } as const;
      return (await listTickets(services, await workspace(), onlooker, { status: "all" }, { limit: 50 }))
        .items;
    },
    async messages(ticketId) {
      return (await listMessages(services, await workspace(), ticketId, "ru", { limit: 100 })).items;
    },
    async [Symbol.asyncDispose]() {
      await close();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

async function signUp({ control }: Services, name: string): Promise<string> {
  const workspaceId = newId();
  const createdAt = Date.now();
  const user = { ...OWNER, id: newId(), email: `${workspaceId}@example.com`, passwordHash: "-", createdAt };
  await control.write(() =>
    control.commit([
      insertWorkspace(control, { id: workspaceId, name, locale: "ru", createdAt }),
      insertUser(control, { ...user, locale: "ru" }),
      insertMember(control, { workspaceId, userId: user.id, role: "owner", createdAt }),
    ])
  );
  return workspaceId;
}
