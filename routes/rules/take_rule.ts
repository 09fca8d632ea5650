import { type Context, page, type PageResponse } from "fresh";
import type { RawRule } from "@/lib/rules/check.ts";
import { type DryRun, tryRule } from "@/lib/rules/dry_run.ts";
import { doneAt, type Form, type Refused } from "@/routes/forms.ts";
import type { Desk } from "@/routes/guard.ts";
import { RULES } from "@/routes/rules/frame.tsx";
import { draftFrom } from "@/routes/rules/input.ts";
import type { State } from "@/routes/state.ts";

/** What a rule's page shows beside the rule: the form as it was typed, and what came of it. */
export interface Shown {
  form?: Form;
  refused?: Refused;
  tried?: DryRun;
}

/**
 * Takes the form of a rule: shows it with one more row, or with what the rule would have done, or saves it.
 * @param view the page's data
 */
export async function takeRule<Data>(
  ctx: Context<State>,
  { workspace }: Desk,
  form: Form,
  view: (shown: Shown) => Promise<Data>,
  save: (rule: RawRule) => Promise<unknown>,
): Promise<Response | PageResponse<Data>> {
  if (form.has("more")) return page(await view({ form }));
  const { rule } = draftFrom(form);
  if (form.has("try")) {
    return page(await view({ form, tried: await tryRule(ctx.state.services, workspace, rule) }));
  }
  await save(rule);
  return doneAt(ctx, RULES, "ruleSaved");
}
