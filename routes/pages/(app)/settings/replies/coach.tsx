import { type Context, page } from "fresh";
import { RULES } from "@/lib/replies/coach/advice.ts";
import { changeCoach, coachSettings } from "@/lib/replies/coach_settings.ts";
import { act, doneAt, type Form as Sent } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { CoachCard } from "@/routes/replies/coach_card.tsx";
import { ReplyFrame } from "@/routes/replies/frame.tsx";
import { define, type State } from "@/routes/state.ts";

const HERE = "/settings/replies/coach";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, {
      mine: (form) => save(ctx, desk, form, "mine"),
      workspace: (form) => save(ctx, desk, form, "workspace"),
    }, () => view(ctx, desk))
  ),
});

async function view(_ctx: Context<State>, { workspace, viewer, may }: Desk) {
  return { may, off: await coachSettings(workspace, viewer) };
}

/** What is ticked stays on: a form sends nothing of the rest. */
async function save(
  ctx: Context<State>,
  { viewer, workspace }: Desk,
  form: Sent,
  whose: "mine" | "workspace",
) {
  const on = form.texts("on");
  const shown = form.texts("shown");
  const before = (await coachSettings(workspace, viewer))[whose];
  const off = RULES.filter((rule) => shown.includes(rule) ? !on.includes(rule) : before.includes(rule));
  await changeCoach(ctx.state.services, workspace, viewer, { [whose]: off });
  return doneAt(ctx, HERE, "coach");
}

export default define.page<typeof handlers>(({ data: { may, off }, state: { lang } }) => (
  <ReplyFrame lang={lang} may={may} title={lang.t("replies.coach")} lead={lang.t("replies.coach.lead")}>
    <CoachCard lang={lang} whose="mine" off={off.mine} offForAll={off.workspace} />
    {may.manageSettings && <CoachCard lang={lang} whose="workspace" off={off.workspace} offForAll={[]} />}
  </ReplyFrame>
));
