import { and, desc, eq, gt, ne } from "drizzle-orm";
import { anyOf } from "@/db/bulk.ts";
import { contacts, identities, messages, tickets } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { GREETING_ID } from "@/lib/inbox/greeting.ts";
import { reply } from "@/lib/inbox/reply.ts";
import { membersById } from "@/lib/inbox/views/members.ts";
import type { Job } from "@/lib/jobs.ts";
import { isBusinessTime } from "@/lib/replies/business.ts";
import { isRobot } from "@/lib/replies/robots.ts";
import { valuesFor } from "@/lib/replies/values.ts";
import { fill } from "@/lib/replies/writing/fill.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The name of the note in its ticket: there can be no second one. */
const CLIENT_ID = "acknowledgement";
const DAY_MS = 86_400_000;
/** A person opens no more tickets than this in a day; what answers our own notes does. */
const MOST_A_DAY = 3;
const MOST_TICKETS = 50;

type Scene = NonNullable<Awaited<ReturnType<typeof sceneOf>>>;

/**
 * Says once for each ticket that the message has arrived, in a person's name, where the connection's owner
 * wants it and the platform lets us write now (RE-01). Robots, and whoever was greeted in the ticket or has been
 * answered meanwhile, get none.
 */
export async function acknowledge(
  services: Services,
  workspace: Workspace,
  job: Pick<Job, "payload">,
): Promise<Verdict> {
  const { ticketId = "", messageId = "" } = job.payload;
  const scene = await sceneOf(workspace, ticketId, messageId);
  const open = scene && await services.connections.within(workspace, scene.ticket.connectionId);
  const wanted = open?.settings.acknowledgement;
  if (scene && wanted && await fits(services, workspace, scene, wanted.when)) {
    const name = await nameFor(services, workspace, scene.ticket.assigneeId);
    const { values } = await valuesFor(services, workspace, { name }, ticketId);
    await send(services, workspace, ticketId, name, fill(wanted.text, values));
  }
  return { kind: "done" };
}

async function sceneOf({ store: { db } }: Workspace, ticketId: string, messageId: string) {
  const [row] = await db.select({
    ticket: tickets,
    identity: identities,
    message: messages,
    name: contacts.name,
  })
    .from(tickets)
    .innerJoin(identities, eq(identities.id, tickets.identityId))
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .innerJoin(messages, eq(messages.ticketId, tickets.id))
    .where(and(eq(tickets.id, ticketId), eq(messages.id, messageId)));
  return row;
}

async function fits(
  services: Services,
  workspace: Workspace,
  scene: Scene,
  when: "always" | "outside_hours" | "inside_hours",
): Promise<boolean> {
  const { ticket, identity, message, name } = scene;
  if (ticket.status !== "open" || isRobot({ ...identity, name }, message.text)) return false;
  if (when !== "always") {
    const inside = await isBusinessTime(services, workspace, ticket.connectionId, services.now());
    if (inside !== (when === "inside_hours")) return false;
  }
  return !await isGreeted(workspace, scene) && !await isAnswered(workspace, scene) &&
    !await hasHadEnough(workspace, scene, services.now());
}

async function isGreeted({ store: { db } }: Workspace, { ticket }: Scene): Promise<boolean> {
  const rows = await db.select({ id: messages.id }).from(messages)
    .where(and(eq(messages.ticketId, ticket.id), eq(messages.clientId, GREETING_ID)));
  return rows.length > 0;
}

/** A person was faster. */
async function isAnswered({ store: { db } }: Workspace, { ticket, message }: Scene): Promise<boolean> {
  const [row] = await db.select({ id: messages.id }).from(messages).where(and(
    eq(messages.ticketId, ticket.id),
    eq(messages.direction, "out"),
    eq(messages.private, false),
    ne(messages.authorType, "system"),
    gt(messages.id, message.id),
  )).limit(1);
  return row !== undefined;
}

/** Two machines that thank each other would go on for ever. */
async function hasHadEnough({ store: { db } }: Workspace, { ticket }: Scene, now: number): Promise<boolean> {
  const recent = await db.select({ id: tickets.id }).from(tickets)
    .where(and(eq(tickets.contactId, ticket.contactId), gt(tickets.lastMessageAt, now - DAY_MS)))
    .orderBy(desc(tickets.lastMessageAt)).limit(MOST_TICKETS);
  const notes = await db.select({ id: messages.id }).from(messages).where(and(
    anyOf(messages.ticketId, recent.map(({ id }) => id)),
    eq(messages.clientId, CLIENT_ID),
    gt(messages.createdAt, now - DAY_MS),
  ));
  return notes.length >= MOST_A_DAY;
}

/** Whoever answers the ticket; while nobody does, the owner. */
async function nameFor(services: Services, workspace: Workspace, assigneeId: string | null): Promise<string> {
  const all = await membersById(services, workspace);
  const person = all.get(assigneeId ?? "") ?? [...all.values()].find(({ role }) => role === "owner");
  return person?.name ?? workspace.name;
}

async function send(
  services: Services,
  workspace: Workspace,
  ticketId: string,
  name: string,
  text: string,
): Promise<void> {
  try {
    await reply(services, workspace, ticketId, { type: "system", id: null, name }, {
      text,
      attachments: [],
      clientId: CLIENT_ID,
      private: false,
    });
  } catch (error) {
    // Where the platform does not let us write now, there is nothing to say.
    if (!(error instanceof AppError)) throw error;
  }
}
