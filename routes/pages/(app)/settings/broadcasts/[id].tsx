import { type Context, page } from "fresh";
import { BroadcastStatus } from "@/components/broadcasts/BroadcastStatus.tsx";
import { changeDraft, removeDraft } from "@/lib/broadcasts/drafts.ts";
import { moveBroadcast } from "@/lib/broadcasts/run.ts";
import { optOutSentence, withoutOptOut } from "@/lib/broadcasts/text.ts";
import { broadcastView } from "@/lib/broadcasts/views/broadcast_view.ts";
import { DraftCard, RunCard } from "@/routes/broadcasts/action_cards.tsx";
import { BroadcastForm } from "@/routes/broadcasts/form_card.tsx";
import { BroadcastFrame, BROADCASTS } from "@/routes/broadcasts/frame.tsx";
import { PreviewCard } from "@/routes/broadcasts/preview_card.tsx";
import { filesOf, keepFiles, takeForm, type Unsaved, unsaved } from "@/routes/broadcasts/take_form.ts";
import { faultsOf } from "@/routes/faults.ts";
import { doneAt, type Form, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { define, type State } from "@/routes/state.ts";

const MOVES = { start: "running", resume: "running", pause: "paused", stop: "stopped" } as const;

export const handlers = define.handlers({
  GET: permitted("manageConnections", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageConnections", async (ctx, desk) => {
    const { form, written } = await takeForm(ctx);
    const action = form.text("_action");
    try {
      await keepFiles(ctx, desk, form, written);
      return await run(ctx, desk, action, written);
    } catch (error) {
      if (action === "save") {
        const failed = unsaved(error, written, ctx.state);
        return page(await view(ctx, desk, { failed }), { status: failed.status });
      }
      const refused = refusedBy(error, action, form, ctx.state);
      return page(await view(ctx, desk, { refused }), { status: refused.faults.status });
    }
  }),
});

async function run(
  ctx: Context<State>,
  { workspace }: Desk,
  action: string,
  { text, attachments }: { readonly text: string; readonly attachments: readonly string[] },
): Promise<Response> {
  const { services } = ctx.state;
  const id = ctx.params.id ?? "";
  if (action === "delete") {
    await removeDraft(workspace, id);
    return doneAt(ctx, BROADCASTS, "broadcastDeleted");
  }
  const [, to] = Object.entries(MOVES).find(([name]) => name === action) ?? [];
  if (to) await moveBroadcast(services, workspace, id, to);
  else await changeDraft(services, workspace, id, { text, attachments });
  return ctx.redirect(ctx.url.pathname, 303);
}

function refusedBy(error: unknown, action: string, form: Form, { lang }: State): Refused {
  const faults = faultsOf(error, lang.t, form);
  if (!faults) throw error;
  return { action, form, faults };
}

async function view(
  { state: { services, lang }, params, url }: Context<State>,
  { workspace, may }: Desk,
  change: { readonly refused?: Refused; readonly failed?: Unsaved } = {},
) {
  const broadcast = await broadcastView(services, workspace, params.id ?? "", lang.locale);
  const editing = change.failed !== undefined || url.searchParams.has("edit");
  return {
    ...change,
    may,
    broadcast,
    editing: editing && broadcast.status === "draft",
    words: withoutOptOut(workspace, broadcast.text),
    sentence: optOutSentence(workspace),
    files: await filesOf(workspace, change.failed?.attachments ?? broadcast.attachments.map(({ id }) => id)),
  };
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t, dates } = lang;
  const { may, broadcast, editing, words, files, sentence, failed, refused } = data;
  const { status, author, startedAt, createdAt, connectionName } = broadcast;
  const date = dates.full(startedAt ?? createdAt);
  return (
    <BroadcastFrame lang={lang} may={may} title={t("broadcast.one")}>
      <p class="broadcast-about">
        <BroadcastStatus lang={lang} status={status} />
        <span class="quiet">{connectionName} · {t("broadcast.by", { name: author.name, date })}</span>
      </p>
      {editing
        ? (
          <BroadcastForm
            lang={lang}
            text={failed?.text ?? words}
            files={files}
            sentence={sentence}
            problem={failed?.problem}
            action={t("broadcast.check")}
          />
        )
        : (
          <>
            {status !== "draft" && <RunCard lang={lang} broadcast={broadcast} refused={refused} />}
            <PreviewCard lang={lang} broadcast={broadcast} />
            {status === "draft" && <DraftCard lang={lang} broadcast={broadcast} refused={refused} />}
          </>
        )}
    </BroadcastFrame>
  );
});
