import { type Context, page } from "fresh";
import { Card } from "@/components/Card.tsx";
import { ConfirmForm } from "@/components/ConfirmForm.tsx";
import type { Holiday } from "@/db/schema/workspace.ts";
import { changeHours, hoursById, removeHours } from "@/lib/sla/hours_book.ts";
import { hoursInput } from "@/lib/sla/hours_view.ts";
import { requireConfirmed } from "@/routes/confirm.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { SLA, SlaFrame } from "@/routes/sla/frame.tsx";
import { HolidaysCard } from "@/routes/sla/holidays_card.tsx";
import { HoursForm } from "@/routes/sla/hours_form.tsx";
import { holidayFrom, hoursFaults, hoursFrom } from "@/routes/sla/hours_input.ts";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(
      ctx,
      {
        hours: (form) => save(ctx, desk, form),
        holiday: (form) => keepHolidays(ctx, desk, form, (all, one) => [...without(all, one), one]),
        unholiday: (form) => keepHolidays(ctx, desk, form, without),
        remove: (form) => remove(ctx, desk, form),
      },
      (refused) => view(ctx, desk, refused),
      {},
      (error, form) => hoursFaults(error, ctx.state.lang.t, form),
    )),
});

async function view(ctx: Context<State>, { workspace, may }: Desk, refused?: Refused) {
  return { may, hours: hoursInput(await hoursById(workspace, idOf(ctx))), refused };
}

async function save(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const { holidays } = await hoursById(workspace, idOf(ctx));
  await changeHours(ctx.state.services, workspace, idOf(ctx), hoursFrom(form, holidays));
  return doneAt(ctx, ctx.url.pathname, "slaSaved");
}

async function keepHolidays(
  ctx: Context<State>,
  { workspace }: Desk,
  form: Sent,
  change: (all: readonly Holiday[], one: Holiday) => readonly Holiday[],
) {
  const before = hoursInput(await hoursById(workspace, idOf(ctx)));
  const holidays = change(before.holidays, holidayFrom(form));
  await changeHours(ctx.state.services, workspace, idOf(ctx), { ...before, holidays });
  return doneAt(ctx, ctx.url.pathname, "slaSaved");
}

function without(all: readonly Holiday[], gone: Holiday): Holiday[] {
  return all.filter(({ date, yearly = false }) => date !== gone.date || yearly !== (gone.yearly ?? false));
}

async function remove(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const { name } = await hoursById(workspace, idOf(ctx));
  requireConfirmed(form, name);
  await removeHours(ctx.state.services, workspace, idOf(ctx));
  return doneAt(ctx, SLA, "hoursRemoved");
}

function idOf({ params }: Context<State>): string {
  return params.hours ?? "";
}

export default define.page<typeof handlers>(({ data: { may, hours, refused }, state: { lang } }) => {
  const { t } = lang;
  const removal = refused?.action === "remove" ? refused : undefined;
  return (
    <SlaFrame lang={lang} may={may} title={hours.name}>
      <HoursForm lang={lang} hours={hours} refused={refused} action={t("page.save")} />
      <HolidaysCard lang={lang} holidays={hours.holidays} refused={refused} />
      <Card title={t("sla.hours.delete")}>
        <ConfirmForm
          lang={lang}
          does="remove"
          help={t("sla.hours.delete.help")}
          label={t("sla.confirm", { name: hours.name })}
          action={t("sla.hours.delete")}
          typed={removal?.form.text("confirm")}
          faults={removal?.faults}
        />
      </Card>
    </SlaFrame>
  );
});
