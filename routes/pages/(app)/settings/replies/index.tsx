import { type Context, page } from "fresh";
import { addStarters, missingStarters } from "@/lib/replies/starter/mod.ts";
import { AppError } from "@/lib/errors.ts";
import { deletedReplyFor } from "@/lib/replies/find.ts";
import { listFolders } from "@/lib/replies/folders.ts";
import { allReplies, findReplies } from "@/lib/replies/list.ts";
import { mostEdited } from "@/lib/replies/most_edited.ts";
import { restoreReply } from "@/lib/replies/saved.ts";
import { act, doneAt, type Form as Sent } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { EditedCard } from "@/routes/replies/edited_card.tsx";
import { DeletedBanner, RepliesHead, StarterForm } from "@/routes/replies/head.tsx";
import { RepliesCard } from "@/routes/replies/replies_card.tsx";
import { sampleValues } from "@/routes/replies/sample_values.ts";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";

const HERE = "/settings/replies";
const MOST_EDITED = 5;

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, {
      starters: () => addSet(ctx, desk),
      restore: (form) => restore(ctx, desk, form),
    }, () => view(ctx, desk))
  ),
});

async function view(ctx: Context<State>, desk: Desk) {
  const { viewer, workspace, may } = desk;
  const { searchParams: query } = ctx.url;
  const all = await allReplies(ctx.state.services, workspace, viewer);
  const [q, folderId] = [query.get("q")?.trim() ?? "", query.get("folder") ?? ""];
  const inside = folderId ? all.filter((one) => one.folderId === folderId) : all;
  return {
    may,
    q,
    folderId,
    folders: await listFolders(workspace, viewer),
    any: all.length > 0,
    // Without a question the order is the one that people know from the composer.
    replies: findReplies(inside, q, inside.length),
    edited: q || folderId ? [] : mostEdited(all, MOST_EDITED),
    missing: may.manageSettings ? (await missingStarters(workspace)).length : 0,
    values: sampleValues(ctx.state.lang, desk),
    deleted: await deletedOf(workspace, viewer, query.get("deleted")),
  };
}

/** What was deleted a moment ago, as long as it can be brought back. */
async function deletedOf(workspace: Desk["workspace"], viewer: Desk["viewer"], id: string | null) {
  if (!id) return undefined;
  const row = await deletedReplyFor(workspace, viewer, id).catch((error) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
  return row && { id: row.id, title: row.title };
}

async function addSet(ctx: Context<State>, { viewer, workspace, may }: Desk) {
  if (!may.manageSettings) throw new AppError("forbidden", { right: "manageSettings" });
  await addStarters(ctx.state.services, workspace, viewer.user.id);
  return doneAt(ctx, HERE, "starters");
}

async function restore(ctx: Context<State>, { viewer, workspace }: Desk, form: Sent) {
  await restoreReply(ctx.state.services, workspace, viewer, form.text("id"));
  return doneAt(ctx, HERE, "replyRestored");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  return (
    <SettingsFrame
      lang={lang}
      may={data.may}
      here={HERE}
      title={t("replies.title")}
      lead={t("replies.lead")}
    >
      {data.deleted && <DeletedBanner lang={lang} deleted={data.deleted} />}
      <RepliesHead lang={lang} any={data.any} q={data.q} folders={data.folders} folderId={data.folderId} />
      <RepliesCard {...data} lang={lang} />
      {data.edited.length > 0 && <EditedCard lang={lang} replies={data.edited} />}
      {data.any && data.missing > 0 && <StarterForm lang={lang} count={data.missing} />}
    </SettingsFrame>
  );
});
