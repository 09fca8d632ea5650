import type { Holiday } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { HoursInput, IntervalInput } from "@/lib/sla/check_hours.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import { type Faults, faultsOf } from "@/routes/faults.ts";
import type { Form } from "@/routes/forms.ts";
import { DAYS, rowsOf } from "@/routes/sla/week_rows.ts";

/** Business hours as a form has them; days off are kept elsewhere. */
export function hoursFrom(form: Form, holidays: HoursInput["holidays"]): HoursInput {
  const weekly = form.text("mode") === "always" ? DAYS.map(wholeDay) : rowsOf(form);
  return { name: form.text("name"), timeZone: form.text("timeZone"), weekly, holidays };
}

/** A day off as a form has it. */
export function holidayFrom(form: Form): Holiday {
  return { date: form.text("date"), yearly: form.has("yearly"), name: form.text("holidayName") };
}

function wholeDay(day: number): IntervalInput {
  return { day, from: "00:00", to: "24:00" };
}

/** Puts what is wrong with an interval under its own fields. */
export function hoursFaults(error: unknown, t: Translate, form: Form): Faults | undefined {
  if (!(error instanceof AppError) || typeof error.details.fields !== "object") return undefined;
  const rows = rowsOf(form);
  const fields = Object.entries(error.details.fields ?? {}).map(([path, code]) => {
    const [, index, end] = /^weekly\.(\d+)\.(from|to)$/.exec(path) ?? [];
    const own = /^holidays\.\d+\.date$/.test(path) ? "date" : path;
    return [index === undefined ? own : `${rows[Number(index)]?.name}-${end}`, code];
  });
  return faultsOf(
    new AppError(error.code, { ...error.details, fields: Object.fromEntries(fields) }),
    t,
    form,
  );
}
