import { type Context, page } from "fresh";
import { createFolder, deleteFolder, listFolders, renameFolder } from "@/lib/replies/folders.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { FolderList, NewFolderCard } from "@/routes/replies/folder_cards.tsx";
import { ReplyFrame } from "@/routes/replies/frame.tsx";
import { define, type State } from "@/routes/state.ts";

const HERE = "/settings/replies/folders";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn((ctx, desk) =>
    act(ctx, {
      create: (form) => create(ctx, desk, form),
      rename: (form) => rename(ctx, desk, form),
      delete: (form) => remove(ctx, desk, form),
    }, (refused) => view(ctx, desk, refused))
  ),
});

async function view(_ctx: Context<State>, { workspace, viewer, may }: Desk, refused?: Refused) {
  return { refused, may, folders: await listFolders(workspace, viewer) };
}

async function create(ctx: Context<State>, { viewer, workspace }: Desk, form: Sent) {
  const input = { name: form.text("name"), shared: form.text("who") === "shared" };
  await createFolder(ctx.state.services, workspace, viewer, input);
  return doneAt(ctx, HERE, "folderSaved");
}

async function rename(ctx: Context<State>, { viewer, workspace }: Desk, form: Sent) {
  await renameFolder(ctx.state.services, workspace, viewer, form.text("id"), form.text("name"));
  return doneAt(ctx, HERE, "folderSaved");
}

async function remove(ctx: Context<State>, { viewer, workspace }: Desk, form: Sent) {
  await deleteFolder(ctx.state.services, workspace, viewer, form.text("id"));
  return doneAt(ctx, HERE, "folderDeleted");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => (
  <ReplyFrame
    lang={lang}
    may={data.may}
    title={lang.t("replies.folders")}
    lead={lang.t("replies.folders.lead")}
  >
    <NewFolderCard lang={lang} mayShare={data.may.manageSettings} refused={data.refused} />
    <FolderList lang={lang} folders={data.folders} refused={data.refused} />
  </ReplyFrame>
));
