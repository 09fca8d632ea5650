import { type Context, page } from "fresh";
import { Card } from "@/components/Card.tsx";
import { listFolders } from "@/lib/replies/folders.ts";
import { createReply } from "@/lib/replies/saved.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { ReplyFrame } from "@/routes/replies/frame.tsx";
import { placeChoices, placeFrom, placeValue } from "@/routes/replies/place.ts";
import { ReplyForm, textsOf } from "@/routes/replies/reply_form.tsx";
import { sampleValues } from "@/routes/replies/sample_values.ts";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, { save: (form) => create(ctx, desk, form) }, (refused) => view(ctx, desk, refused))
  ),
});

async function view({ state: { lang } }: Context<State>, desk: Desk, refused?: Refused) {
  const { workspace, viewer, may } = desk;
  const folders = await listFolders(workspace, viewer);
  return {
    may,
    refused,
    place: placeValue({ shared: may.manageSettings, folderId: null }),
    places: placeChoices(lang, folders, may.manageSettings),
    values: sampleValues(lang, desk),
  };
}

async function create(ctx: Context<State>, { viewer, workspace }: Desk, form: Sent) {
  const draft = { title: form.text("title"), texts: textsOf(form) ?? {}, ...placeFrom(form.text("place")) };
  const id = await createReply(ctx.state.services, workspace, viewer, draft);
  return doneAt(ctx, `/settings/replies/${encodeURIComponent(id)}`, "replySaved");
}

export default define.page<typeof handlers>(({ data: { may, ...form }, state: { lang } }) => (
  <ReplyFrame lang={lang} may={may} title={lang.t("replies.new")}>
    <Card>
      <ReplyForm lang={lang} {...form} />
    </Card>
    <p class="quiet">{lang.t("replies.attachments.later")}</p>
  </ReplyFrame>
));
