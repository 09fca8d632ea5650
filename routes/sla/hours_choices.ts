import type { Choice } from "@/components/SelectField.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { HoursInput } from "@/lib/sla/check_hours.ts";
import { addHours, listHours } from "@/lib/sla/hours_book.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

const PRESETS = ["office", "always"] as const;
const PREFIX = "new:";

/** The hours to choose from; where there are none, the usual ones, which are made when they are chosen. */
export async function hoursChoices({ t }: Lang, workspace: Workspace): Promise<Choice[]> {
  const all = await listHours(workspace);
  if (all.length > 0) return all.map(({ id, name }) => ({ value: id, label: name }));
  return PRESETS.map((name) => ({ value: `${PREFIX}${name}`, label: t(`sla.policy.hours.${name}`) }));
}

/** The id of the chosen hours. The usual ones are in the zone of whoever chooses. */
export async function chosenHours(
  { t, timeZone }: Lang,
  services: Services,
  workspace: Workspace,
  choice: string,
): Promise<string> {
  const preset = PRESETS.find((name) => choice === `${PREFIX}${name}`);
  if (!preset) return choice;
  return await addHours(services, workspace, {
    name: t(`sla.policy.hours.${preset}`),
    timeZone,
    weekly: preset === "always" ? week(7, "00:00", "24:00") : week(5, "09:00", "18:00"),
    holidays: [],
  });
}

function week(days: number, from: string, to: string): HoursInput["weekly"] {
  return Array.from({ length: days }, (_, index) => ({ day: index + 1, from, to }));
}
