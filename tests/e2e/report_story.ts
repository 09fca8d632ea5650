import { csiSurveys } from "@/db/schema/workspace.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import { newId } from "@/lib/ids.ts";
import { reply } from "@/lib/inbox/reply.ts";
import { addTag, closeTicket } from "@/lib/inbox/tickets.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import type { Services } from "@/lib/services.ts";
import { choosePolicies } from "@/lib/sla/choose.ts";
import { addHours } from "@/lib/sla/hours_book.ts";
import { addPolicy } from "@/lib/sla/policy_book.ts";
import { createTeam } from "@/lib/team/teams.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { accept, plantConnection, written } from "../routes/api/desk.ts";
import { ALWAYS, policyBy } from "../routes/api/sla_desk.ts";
import type { TestMember, TestServer } from "../server.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const CHANNELS: readonly (readonly [platform: Platform, name: string])[] = [
  ["telegram", "Глина в Telegram"],
  ["vk", "Глина и небо"],
  ["webchat", "Чат на сайте"],
];
const TAGS = ["Доставка", "Возврат", "Оплата"];
const NAMES = ["Марина Котова", "Олег Рощин", "Ирина Белая", "Денис Ломов", "Яна Ким", "Павел Серов"];

export interface Story {
  readonly workspace: Workspace;
  readonly connections: readonly string[];
}

/** Numbers that look like chance, and are the same every time. */
function chances(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}

/**
 * Weeks of a shop, up to now: customers write by day, members answer sooner or later, tickets are closed and some
 * customers say how it was.
 * @param size days, and tickets of a day
 */
export async function playStory(
  server: TestServer,
  owner: TestMember,
  agents: readonly { readonly id: string; readonly name: string }[],
  size: { readonly days: number; readonly tickets: number },
): Promise<Story> {
  const { services } = server;
  const workspace = await services.workspaces.open(owner.workspaceId);
  const connections: string[] = [];
  // Our own chat takes every answer at once; which platform it was is written down at the end.
  for (const _ of CHANNELS) connections.push(await plantConnection({ services }, owner, "webchat"));
  await promise(services, workspace, connections);
  const ids = agents.map(({ id }) => id);
  await createTeam(services, workspace, { name: "Первая линия", memberIds: ids.slice(0, 2) });
  const chance = chances(7);
  const today = Math.floor(services.now() / DAY) * DAY;
  for (let day = size.days - 1; day >= 0; day--) {
    for (let index = 0; index < size.tickets; index++) {
      const at = today - day * DAY + Math.floor((7 + chance() * 11) * 60) * MINUTE;
      if (at < services.now() - 3 * 60 * MINUTE) {
        await ticket({ services, workspace, connections, agents }, at, chance);
      }
    }
  }
  for (const [index, [platform, name]] of CHANNELS.entries()) {
    const id = connections[index] ?? "";
    await workspace.store.query("UPDATE connections SET platform = ?, name = ? WHERE id = ?", [
      platform,
      name,
      id,
    ]);
    await workspace.store.query("UPDATE tickets SET platform = ? WHERE connection_id = ?", [platform, id]);
    services.connections.forget(id);
  }
  return { workspace, connections };
}

/** Deadlines that are mostly kept. */
async function promise(services: Services, workspace: Workspace, connections: readonly string[]) {
  const hoursId = await addHours(services, workspace, { ...ALWAYS, holidays: [] });
  const policy = { warning: null, pausesResolution: false, ...policyBy(hoursId) };
  const direct = await addPolicy(services, workspace, { ...policy, name: "Обычное", hoursId });
  await choosePolicies(services, workspace, new Map(connections.map((id) => [id, { direct }])));
  for (const id of connections) services.connections.forget(id);
}

interface Scene {
  readonly services: Services;
  readonly workspace: Workspace;
  readonly connections: readonly string[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
}

async function ticket(scene: Scene, at: number, chance: () => number): Promise<void> {
  const { services, workspace, connections, agents } = scene;
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() ** 1.6 * list.length)];
  const connectionId = pick(connections) ?? "";
  const agent = pick(agents);
  const person = newId();
  const name = pick(NAMES) ?? "";
  await hear(scene, connectionId, person, name, at);
  const q = { assignee: "none" };
  const [found] =
    (await listTickets(services, workspace, { memberId: "", locale: "ru" }, q, { limit: 1 })).items;
  if (!found || !agent) return;
  const by = { type: "agent" as const, ...agent };
  let now = at;
  for (let turn = 0; turn < 1 + chance() * 2.5; turn++) {
    now += Math.ceil(2 + chance() ** 3 * 110) * MINUTE;
    const answer = { text: "Уже смотрю", attachments: [], clientId: newId(), private: false };
    await reply(atTime(services, now), workspace, found.id, by, answer);
    now += Math.ceil(1 + chance() * 20) * MINUTE;
    if (chance() < 0.6) await hear(scene, connectionId, person, name, now);
  }
  const tag = pick(TAGS);
  if (tag && chance() < 0.7) await addTag(services, workspace, found.id, tag, by);
  if (chance() > 0.85) return;
  await closeTicket(atTime(services, now + 5 * MINUTE), workspace, found.id, by);
  if (chance() < 0.5) await rate(scene, found.id, agent.id, connectionId, now + 10 * MINUTE, chance());
}

function hear({ services }: Scene, connectionId: string, key: string, name: string, sentAt: number) {
  const message = written(key, "Здравствуйте, где мой заказ?", { sentAt, person: { externalId: key, name } });
  return accept({ services }, connectionId, message);
}

/** The product as it was at another time. */
function atTime(services: Services, at: number): Services {
  return { ...services, now: () => at };
}

async function rate(
  { workspace: { store } }: Scene,
  id: string,
  agentId: string,
  connectionId: string,
  askedAt: number,
  luck: number,
): Promise<void> {
  const score = luck < 0.12 ? 2 : luck < 0.3 ? 4 : 5;
  const survey = {
    id,
    connectionId,
    platform: "",
    contactId: "",
    identityId: "",
    agentId,
    state: "answered" as const,
  };
  const row = {
    ...survey,
    scale: "five" as const,
    language: "ru" as const,
    closedAt: askedAt,
    askedAt,
    score,
    scoredAt: askedAt,
  };
  await store.write(() => store.commit([store.db.insert(csiSurveys).values(row).onConflictDoNothing()]));
}
