import type { Lang } from "@/lib/i18n/lang.ts";
import { firstNameOf } from "@/lib/replies/names.ts";
import { dayWish } from "@/lib/replies/values.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";
import type { Desk } from "@/routes/guard.ts";

const NUMBER = "128";

/** What a preview fills the variables with: a customer who is made up, and the viewer as they are. */
export function sampleValues({ t, locale, now, timeZone }: Lang, { viewer, workspace }: Desk): Values {
  const name = t("replies.preview.sample.contact");
  return {
    "contact.first_name": firstNameOf(name),
    "contact.name": name,
    "agent.first_name": firstNameOf(viewer.user.name),
    "agent.name": viewer.user.name,
    "ticket.number": NUMBER,
    "workspace.name": workspace.name,
    "day.wish": dayWish(now, timeZone, locale),
  };
}
