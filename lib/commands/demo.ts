import { and, desc, eq } from "drizzle-orm";
import { connections, identities, tickets } from "@/db/schema/workspace.ts";
import { acceptInvitation } from "@/lib/auth/accept.ts";
import { invite } from "@/lib/auth/invitations.ts";
import { signUp } from "@/lib/auth/sign_up.ts";
import { createApiToken } from "@/lib/auth/tokens.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { askHowItWas, equipDesk } from "@/lib/commands/demo_desk.ts";
import type { Config } from "@/lib/config.ts";
import { connect } from "@/lib/inbox/connect.ts";
import { reply } from "@/lib/inbox/reply.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { addTag, closeTicket, markRead } from "@/lib/inbox/tickets.ts";
import { readAll } from "@/lib/notify/reading.ts";
import { addStarters } from "@/lib/replies/starter/mod.ts";
import type { Sandbox } from "@/lib/sandbox/mod.ts";
import { accounts, agents } from "@/lib/sandbox/story/cast.ts";
import { type AgentAnswer, playStory } from "@/lib/sandbox/story/mod.ts";
import { accountId, credentialsOf, platformOf, registerStory } from "@/lib/sandbox/story/stage.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const PASSWORD = "demo-demo-demo";
const WEEK_MS = 7.5 * 86_400_000;

/** A product of its own under DATA_DIR/demo, made anew at each start, with every platform emulated. */
export async function demoConfig(config: Config): Promise<Config> {
  const dataDir = `${config.dataDir}/demo`;
  await Deno.remove(dataDir, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  const { origin } = config;
  const meta = { meta: `${origin}/meta`, instagram: `${origin}/instagram` };
  const others = {
    x: `${origin}/twitter`,
    viber: `${origin}/viber/pa`,
    slack: `${origin}/slack/api`,
    max: `${origin}/max`,
  };
  const first = { telegram: `${origin}/telegram`, vk: `${origin}/vk/method` };
  const bases = { ...config.bases, ...first, ...meta, ...others };
  return { ...config, dataDir, bases, allowPrivateNetwork: true, sandbox: true };
}

/** Signs up, connects and plays a week of conversations through the webhooks, then says where to look. */
export async function playDemo(
  services: Services,
  sandbox: Sandbox,
  say: (line: string) => void,
): Promise<void> {
  sandbox.clock.pin(sandbox.clock.real() - WEEK_MS);
  registerStory(sandbox);
  const { workspace, authors, viewer } = await people(services);
  await addStarters(services, workspace, null);
  const hooks: Hook[] = [];
  for (const account of Object.values(accounts)) {
    const { platform, name } = account;
    const id = await connect(services, workspace, { platform, name, credentials: credentialsOf(account) });
    const url = services.connections.webhookUrl(platform, id);
    await platformOf(sandbox, account).setWebhook?.(accountId(account), url);
    hooks.push({ platform, id, url });
  }
  const chat = await connect(services, workspace, {
    platform: "webchat",
    name: "Чат на сайте",
    credentials: {},
  });
  await equipDesk(services, workspace);
  const played = await playStory(sandbox, {
    onAnswer: (answer) => answerAs(services, workspace, authors, answer),
    onEnd: (ended) => finish(services, workspace, authors, ended),
    onStep: (done, all) => done % 50 === 0 && say(`${done} of ${all} steps of the week`),
  });
  await services.worker.look(workspace.id);
  await askHowItWas(workspace, viewer);
  if (played.missed > 0) say(`${played.missed} webhooks were not taken`);
  const { origin } = services.config;
  say(`Otklik with a week of conversations: ${origin}`);
  say(`Log in as vera@example.com, password ${PASSWORD}`);
  say(`A customer's phone: ${origin}/sandbox/phone`);
  for (const line of await forCurl(services, viewer, hooks)) say(line);
  say(`The web chat: ${origin}/chat/${chat}`);
}

interface Hook {
  readonly platform: string;
  readonly id: string;
  readonly url: string;
}

/** What one needs to write as a customer and answer as an agent by hand; the secrets are of emulators. */
async function forCurl(services: Services, { user, workspaceId }: Viewer, hooks: Hook[]): Promise<string[]> {
  const { token } = await createApiToken(services.control, { workspaceId, userId: user.id, name: "curl" });
  const hook = hooks.find(({ platform }) => platform === "telegram");
  const open = hook && await services.connections.find(hook.id);
  const signed = open ? `WEBHOOK_URL=${hook.url} SECRET=${open.connection.webhookSecret} ` : "";
  return [`For curl: export ${signed}TOKEN=${token}`];
}

interface People {
  readonly workspace: Workspace;
  readonly authors: Map<string, Author>;
  /** The owner. */
  readonly viewer: Viewer;
}

async function people(services: Services): Promise<People> {
  const { control } = services;
  const locale = "ru";
  const owner = await signUp(control, {
    businessName: "Три мастерские",
    name: agents.vera.name,
    email: "vera@example.com",
    password: PASSWORD,
    locale,
  });
  const viewer = {
    user: owner.user,
    workspaceId: owner.workspace.id,
    role: "owner",
    via: "session",
  } as const;
  const authors = new Map<string, Author>([["vera", {
    type: "agent",
    id: owner.user.id,
    name: owner.user.name,
  }]]);
  for (const [key, { name }] of Object.entries(agents)) {
    if (key === "vera") continue;
    const { token } = await invite(control, viewer, { role: key === "ilya" ? "admin" : "agent" });
    const person = {
      name,
      email: `${key}@example.com`,
      password: PASSWORD,
      locale: /^[A-Z]/i.test(name) ? "en" : locale,
    } as const;
    const { userId } = await acceptInvitation(control, token, person);
    authors.set(key, { type: "agent", id: userId, name });
  }
  return { workspace: await services.workspaces.open(owner.workspace.id), authors, viewer };
}

type Place = Omit<AgentAnswer, "text">;

async function answerAs(
  services: Services,
  workspace: Workspace,
  authors: ReadonlyMap<string, Author>,
  answer: AgentAnswer,
): Promise<void> {
  const author = authors.get(answer.agent);
  const ticketId = await ticketOf(workspace, answer);
  if (!author || !ticketId) throw new Error(`Nobody can answer in ${answer.conversation.key}`);
  await reply(services, workspace, ticketId, author, {
    text: answer.text,
    attachments: [],
    clientId: `story:${answer.conversation.key}:${answer.at}`,
    private: false,
  });
  await services.worker.look(workspace.id);
  for (const { id } of authors.values()) {
    if (!id) continue;
    await markRead(services, workspace, ticketId, id);
    await readAll(services, workspace, id);
  }
}

async function finish(
  services: Services,
  workspace: Workspace,
  authors: ReadonlyMap<string, Author>,
  ended: Place,
): Promise<void> {
  const ticketId = await ticketOf(workspace, ended);
  const author = authors.get(ended.agent);
  if (!ticketId || !author) return;
  for (const tag of ended.conversation.tags ?? []) {
    await addTag(services, workspace, ticketId, tag, author);
  }
  if (ended.conversation.closed) await closeTicket(services, workspace, ticketId, author);
}

/** The newest ticket of this customer on this account, of this kind. */
async function ticketOf({ store: { db } }: Workspace, place: Place): Promise<string | undefined> {
  const [row] = await db.select({ id: tickets.id }).from(tickets)
    .innerJoin(identities, eq(identities.id, tickets.identityId))
    .innerJoin(connections, eq(connections.id, tickets.connectionId))
    .where(and(
      eq(connections.platform, place.platform),
      eq(connections.accountId, place.account),
      eq(tickets.kind, place.kind),
      ...(place.kind === "discussion" ? [] : [eq(identities.externalId, place.customer.id)]),
    )).orderBy(desc(tickets.createdAt)).limit(1);
  return row?.id;
}
