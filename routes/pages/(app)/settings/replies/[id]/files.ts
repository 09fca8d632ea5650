import type { Context } from "fresh";
import { AppError } from "@/lib/errors.ts";
import { takeUpload } from "@/lib/inbox/uploads.ts";
import { replyView } from "@/lib/replies/list.ts";
import { changeReply } from "@/lib/replies/saved.ts";
import { MAX_UPLOAD_BYTES } from "@/lib/media/upload.ts";
import { doneAt, type Form, readForm } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { define, type State } from "@/routes/state.ts";

/** All files of one form, and what stands around them. */
const MOST_BYTES = MAX_UPLOAD_BYTES + 1024 * 1024;

/** Puts files to a saved reply, or takes one off. */
export const handlers = define.handlers({
  GET: (ctx) => ctx.redirect(pathOf(ctx), 303),
  POST: signedIn(async (ctx, desk) => {
    const form = await readForm(ctx.req, MOST_BYTES);
    const { services } = ctx.state;
    const { workspace, viewer } = desk;
    const { id, files, mayChange } = await replyView(services, workspace, viewer, ctx.params.id ?? "");
    if (!mayChange) throw new AppError("forbidden", { right: "manageSettings" });
    const had = files.map((file) => file.id);
    const attachments = await changedFiles(ctx, desk, form, had);
    await changeReply(services, workspace, viewer, id, { attachments });
    return doneAt(ctx, pathOf(ctx), "replyFiles");
  }),
});

async function changedFiles(ctx: Context<State>, { workspace, viewer }: Desk, form: Form, had: string[]) {
  if (form.text("_action") === "remove") return had.filter((id) => id !== form.text("id"));
  const added: string[] = [];
  for (const file of form.files("file")) {
    added.push((await takeUpload(ctx.state.services, workspace, file, viewer.user.id)).id);
  }
  return [...had, ...added];
}

function pathOf({ params }: Context<State>): string {
  return `/settings/replies/${encodeURIComponent(params.id ?? "")}`;
}
