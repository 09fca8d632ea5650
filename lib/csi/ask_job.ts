import { and, eq } from "drizzle-orm";
import { type CsiSettings, csiSurveys } from "@/db/schema/workspace.ts";
import { refusalOf, type Skipped } from "@/lib/csi/refusal.ts";
import { type Scene, sceneOf } from "@/lib/csi/scene.ts";
import { choicesOf } from "@/lib/csi/score.ts";
import { csiSettings, forConnection } from "@/lib/csi/settings.ts";
import { pageUrl } from "@/lib/csi/page_token.ts";
import { QUESTION, say } from "@/lib/csi/say.ts";
import { questionText } from "@/lib/csi/words.ts";
import type { OpenConnection } from "@/lib/inbox/connections.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import type { Job } from "@/lib/jobs.ts";
import { localeOf } from "@/lib/replies/values.ts";
import type { Services } from "@/lib/services.ts";
import type { Verdict } from "@/lib/worker.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const DAY_MS = 86_400_000;

/** Everything that one question needs. */
interface Case {
  readonly scene: Scene;
  readonly open: OpenConnection;
  readonly settings: CsiSettings;
  readonly language: "ru" | "en";
  readonly now: number;
}

/**
 * Asks the customer of a ticket how it was, once, unless it was opened again meanwhile or there is a reason
 * not to (C-05, RE-04).
 */
export async function askSatisfaction(
  services: Services,
  workspace: Workspace,
  job: Pick<Job, "payload">,
): Promise<Verdict> {
  const { ticketId = "", closedAt } = job.payload;
  const scene = await sceneOf(workspace, ticketId);
  const open = scene && await services.connections.within(workspace, scene.ticket.connectionId);
  if (!scene || !open || scene.ticket.status !== "closed") return { kind: "done" };
  if (String(scene.ticket.closedAt) !== closedAt || isDone(scene)) return { kind: "done" };
  const { csi: override } = open.settings;
  const settings = forConnection(await csiSettings(workspace), override);
  if (!settings.enabled) return { kind: "done" };
  const language = localeOf(scene.contact.language, override?.language ?? workspace.locale);
  const one: Case = { scene, open, settings, language, now: services.now() };
  if (await begun(services, workspace, one)) await ask(services, workspace, one);
  return { kind: "done" };
}

function isDone({ survey }: Scene): boolean {
  return survey?.state === "asked" || survey?.state === "answered";
}

/**
 * Writes down that the question is put, or why it is not. The row comes first: an answer may be faster than the
 * end of this job. It comes with the decision: of two tickets of one person, closed together, one is asked about.
 */
async function begun(services: Services, workspace: Workspace, one: Case): Promise<boolean> {
  const { scene, open, settings, now } = one;
  return await keep(services, workspace, one, async () => {
    const reason = await refusalOf(workspace.store, scene, open, settings, now);
    return reason ? skipped(reason) : { state: "asking", reason: null, askedAt: now, expiresAt: endOf(one) };
  }) === "asking";
}

function endOf({ settings, now }: Case): number {
  return now + settings.answerDays * DAY_MS;
}

async function ask(services: Services, workspace: Workspace, one: Case): Promise<void> {
  const { scene: { ticket }, open, settings, language } = one;
  const how = open.capability.csi;
  const url = how === "link" ? await pageUrl(services, workspace.id, ticket.id, endOf(one)) : undefined;
  const said = await say(services, workspace, ticket, {
    clientId: QUESTION,
    text: (values) => questionText({ settings, language, how, url, values }),
    choices: how === "buttons" ? choicesOf(settings.scale) : undefined,
  });
  if (!said) return void await keep(services, workspace, one, () => skipped("not_writable"));
  const { store } = workspace;
  await store.write(() =>
    store.commit([
      store.db.update(csiSurveys).set({ state: "asked" })
        .where(and(eq(csiSurveys.id, ticket.id), eq(csiSurveys.state, "asking"))),
      changeEvent(store, "ticket.updated", ticket.id),
    ])
  );
  services.live.notify(workspace.id);
}

function skipped(reason: Skipped): Fields {
  return { state: "skipped", reason, askedAt: null, expiresAt: null };
}

type Fields = Pick<typeof csiSurveys.$inferInsert, "state" | "reason" | "askedAt" | "expiresAt">;

async function keep(
  services: Services,
  { id: workspaceId, store }: Workspace,
  { scene: { ticket }, settings: { scale }, language }: Case,
  decide: () => Fields | Promise<Fields>,
): Promise<Fields["state"]> {
  const { id, connectionId, platform, identityId } = ticket;
  const fields = await store.write(async () => {
    const decided = await decide();
    const set = {
      ...decided,
      scale,
      language,
      contactId: ticket.contactId,
      agentId: ticket.assigneeId ?? ticket.closedBy,
      closedAt: ticket.closedAt ?? 0,
    };
    await store.commit([
      store.db.insert(csiSurveys).values({ id, connectionId, platform, identityId, ...set })
        .onConflictDoUpdate({ target: csiSurveys.id, set }),
      changeEvent(store, "ticket.updated", id),
    ]);
    return decided;
  });
  services.live.notify(workspaceId);
  return fields.state;
}
