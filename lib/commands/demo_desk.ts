import { connections } from "@/db/schema/workspace.ts";
import type { Viewer } from "@/lib/auth/viewer.ts";
import { changeCsi } from "@/lib/csi/change_settings.ts";
import { addRule } from "@/lib/rules/keep.ts";
import type { Services } from "@/lib/services.ts";
import { choosePolicies } from "@/lib/sla/choose.ts";
import { addHours } from "@/lib/sla/hours_book.ts";
import { addPolicy } from "@/lib/sla/policy_book.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** Gives the demo its working hours, its deadlines and what is done by itself, before the week begins. */
export async function equipDesk(services: Services, workspace: Workspace): Promise<void> {
  await promiseTimes(services, workspace);
  for (const rule of RULES) await addRule(services, workspace, { ...rule, enabled: true });
}

/** The question how it was begins when the week is over: nobody in it would answer. */
export async function askHowItWas(workspace: Workspace, viewer: Viewer): Promise<void> {
  await changeCsi(workspace, viewer, { enabled: true });
}

const RULES = [
  {
    name: "Трещины и бой",
    trigger: { type: "message" },
    match: "all",
    conditions: [{ field: "text", value: "трещина, разбилась, broken, cracked" }],
    actions: [{ type: "tag", value: "бой" }, { type: "priority", value: "high" }],
  },
  {
    name: "Ждёт второй час",
    trigger: { type: "elapsed", since: "customer", minutes: 120 },
    match: "all",
    conditions: [],
    actions: [{ type: "priority", value: "urgent" }],
  },
] as const;

async function promiseTimes(services: Services, workspace: Workspace): Promise<void> {
  const days = [1, 2, 3, 4, 5, 6, 7];
  const hoursId = await addHours(services, workspace, {
    name: "Каждый день",
    timeZone: "Europe/Moscow",
    weekly: days.map((day) => ({ day, from: "00:00", to: "24:00" })),
    holidays: [],
  });
  const add = (name: string, first: number, next: number) =>
    addPolicy(services, workspace, {
      name,
      hoursId,
      targets: { normal: { first, next, resolution: 1440 }, urgent: { first: 5, next: 10, resolution: 240 } },
      warning: { share: 0.75 },
      pausesResolution: true,
    });
  const direct = await add("Личные сообщения", 30, 60);
  const posts = await add("Комментарии", 60, 120);
  const rows = await workspace.store.db.select({ id: connections.id }).from(connections);
  const choice = { direct, posts, hours: hoursId };
  await choosePolicies(services, workspace, new Map(rows.map(({ id }) => [id, choice])));
}
