import { type Context, page } from "fresh";
import type { HoursInput } from "@/lib/sla/check_hours.ts";
import { addHours } from "@/lib/sla/hours_book.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SLA, SlaFrame } from "@/routes/sla/frame.tsx";
import { HoursForm } from "@/routes/sla/hours_form.tsx";
import { hoursFaults, hoursFrom } from "@/routes/sla/hours_input.ts";
import { define, type State } from "@/routes/state.ts";

const OFFICE = [1, 2, 3, 4, 5].map((day) => ({ day, from: "09:00", to: "18:00" }));

export const handlers = define.handlers({
  GET: permitted("manageSettings", (ctx, desk) => page(view(ctx, desk))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(
      ctx,
      { hours: (form) => create(ctx, desk, form) },
      (refused) => view(ctx, desk, refused),
      {},
      (error, form) => hoursFaults(error, ctx.state.lang.t, form),
    )),
});

function view({ state: { lang } }: Context<State>, { may }: Desk, refused?: Refused) {
  const hours: HoursInput = { name: "", timeZone: lang.timeZone, weekly: OFFICE, holidays: [] };
  return { may, hours, refused };
}

async function create(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const id = await addHours(ctx.state.services, workspace, hoursFrom(form, []));
  return doneAt(ctx, `${SLA}/hours/${id}`, "hoursSaved");
}

export default define.page<typeof handlers>(({ data: { may, hours, refused }, state: { lang } }) => (
  <SlaFrame lang={lang} may={may} title={lang.t("sla.hours.new.title")}>
    <HoursForm lang={lang} hours={hours} refused={refused} action={lang.t("sla.hours.create")} />
  </SlaFrame>
));
