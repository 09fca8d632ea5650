import { type Context, page } from "fresh";
import { draftBroadcast } from "@/lib/broadcasts/drafts.ts";
import { optOutSentence } from "@/lib/broadcasts/text.ts";
import { BroadcastForm } from "@/routes/broadcasts/form_card.tsx";
import { BroadcastFrame, BROADCASTS } from "@/routes/broadcasts/frame.tsx";
import { sendersOf } from "@/routes/broadcasts/senders.ts";
import { filesOf, keepFiles, takeForm, type Unsaved, unsaved } from "@/routes/broadcasts/take_form.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageConnections", async (ctx, desk) => {
    const data = await view(ctx, desk);
    return data.senders.length > 0 ? page(data) : ctx.redirect(BROADCASTS, 303);
  }),
  POST: permitted("manageConnections", async (ctx, desk) => {
    const { form, written } = await takeForm(ctx);
    const { user } = desk.viewer;
    const by = { type: "agent", id: user.id, name: user.name } as const;
    try {
      await keepFiles(ctx, desk, form, written);
      const id = await draftBroadcast(ctx.state.services, desk.workspace, by, written);
      return ctx.redirect(`${BROADCASTS}/${id}`, 303);
    } catch (error) {
      const failed = unsaved(error, written, ctx.state);
      return page(await view(ctx, desk, failed), { status: failed.status });
    }
  }),
});

async function view({ state: { services } }: Context<State>, { workspace, may }: Desk, failed?: Unsaved) {
  return {
    may,
    senders: await sendersOf(services, workspace),
    sentence: optOutSentence(workspace),
    failed,
    files: await filesOf(workspace, failed?.attachments ?? []),
  };
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { may, senders, sentence, failed, files } = data;
  return (
    <BroadcastFrame lang={lang} may={may} title={lang.t("broadcast.new")}>
      <BroadcastForm
        lang={lang}
        senders={senders}
        connectionId={failed?.connectionId}
        text={failed?.text}
        files={files}
        sentence={sentence}
        problem={failed?.problem}
        action={lang.t("broadcast.check")}
      />
    </BroadcastFrame>
  );
});
