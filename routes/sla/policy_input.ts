import type { Priority, Targets, Times, Warning } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import type { Translate } from "@/lib/i18n/translate.ts";
import type { PolicyInput } from "@/lib/sla/check_policy.ts";
import { CLOCK_KINDS, PRIORITIES } from "@/lib/sla/priorities.ts";
import { type Faults, faultsOf } from "@/routes/faults.ts";
import type { Form } from "@/routes/forms.ts";
import { parseDuration } from "@/routes/sla/durations.ts";

/** What the field of one time is called. */
export function timeName(priority: Priority, kind: string): string {
  return `${priority}-${kind}`;
}

/** A policy as a form has it. */
export function policyFrom(form: Form): PolicyInput {
  const targets: Targets = Object.fromEntries(PRIORITIES.map((one) => [one, timesFrom(form, one)]));
  return {
    name: form.text("name"),
    hoursId: form.text("hoursId"),
    targets,
    warning: warningFrom(form.text("warning")),
    pausesResolution: form.has("pausesResolution"),
  };
}

function timesFrom(form: Form, priority: Priority): Times {
  const times = CLOCK_KINDS.map((kind) =>
    [kind, parseDuration(form.text(timeName(priority, kind)))] as const
  );
  return Object.fromEntries(times.filter(([, minutes]) => minutes !== undefined));
}

/** `share:0.8`, `minutes:15`; anything else: nobody is warned. */
function warningFrom(text: string): Warning | null {
  const [, unit, amount] = /^(share|minutes):([\d.]+)$/.exec(text) ?? [];
  if (unit === "share") return { share: Number(amount) };
  return unit === "minutes" ? { minutes: Number(amount) } : null;
}

/** Puts what is wrong with a time under its own field. */
export function policyFaults(error: unknown, t: Translate, form: Form): Faults | undefined {
  if (!(error instanceof AppError) || typeof error.details.fields !== "object") return undefined;
  const fields = Object.entries(error.details.fields ?? {}).map(([path, code]) => {
    const [, priority, kind] = /^targets\.(\w+)\.(\w+)$/.exec(path) ?? [];
    return [priority ? `${priority}-${kind}` : path === "targets" ? "normal-first" : path, code];
  });
  return faultsOf(
    new AppError(error.code, { ...error.details, fields: Object.fromEntries(fields) }),
    t,
    form,
  );
}
