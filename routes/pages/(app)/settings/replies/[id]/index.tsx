import { type Context, page } from "fresh";
import { Card } from "@/components/Card.tsx";
import { listFolders } from "@/lib/replies/folders.ts";
import { replyView } from "@/lib/replies/list.ts";
import { changeReply, deleteReply } from "@/lib/replies/saved.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { FilesCard } from "@/routes/replies/files_card.tsx";
import { ReplyFrame } from "@/routes/replies/frame.tsx";
import { placeChoices, placeFrom, placeValue } from "@/routes/replies/place.ts";
import { DeleteForm, ReadOnlyReply } from "@/routes/replies/reply_cards.tsx";
import { ReplyForm, textsOf } from "@/routes/replies/reply_form.tsx";
import { sampleValues } from "@/routes/replies/sample_values.ts";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, {
      save: (form) => save(ctx, desk, form),
      delete: () => remove(ctx, desk),
    }, (refused) => view(ctx, desk, refused))
  ),
});

async function view(ctx: Context<State>, desk: Desk, refused?: Refused) {
  const { services, lang } = ctx.state;
  const { workspace, viewer, may } = desk;
  const reply = await replyView(services, workspace, viewer, idOf(ctx));
  const folders = await listFolders(workspace, viewer);
  return {
    may,
    refused,
    reply,
    place: placeValue(reply),
    places: placeChoices(lang, folders, may.manageSettings),
    values: sampleValues(lang, desk),
  };
}

async function save(ctx: Context<State>, { viewer, workspace }: Desk, form: Sent) {
  const draft = { title: form.text("title"), texts: textsOf(form) ?? {}, ...placeFrom(form.text("place")) };
  await changeReply(ctx.state.services, workspace, viewer, idOf(ctx), draft);
  return doneAt(ctx, ctx.url.pathname, "replySaved");
}

async function remove(ctx: Context<State>, { viewer, workspace }: Desk) {
  await deleteReply(ctx.state.services, workspace, viewer, idOf(ctx));
  return ctx.redirect(`/settings/replies?deleted=${encodeURIComponent(idOf(ctx))}`, 303);
}

function idOf({ params }: Context<State>): string {
  return params.id ?? "";
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { may, reply, ...form } = data;
  if (!reply.mayChange) {
    return (
      <ReplyFrame lang={lang} may={may} title={reply.title}>
        <ReadOnlyReply lang={lang} reply={reply} values={form.values} />
      </ReplyFrame>
    );
  }
  return (
    <ReplyFrame lang={lang} may={may} title={lang.t("replies.edit.title")}>
      <Card>
        <ReplyForm lang={lang} reply={reply} {...form} />
      </Card>
      <FilesCard lang={lang} reply={reply} />
      <DeleteForm lang={lang} />
    </ReplyFrame>
  );
});
