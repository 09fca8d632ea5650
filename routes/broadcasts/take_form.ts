import type { Context } from "fresh";
import { anyOf } from "@/db/bulk.ts";
import { attachments } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { takeUpload } from "@/lib/inbox/uploads.ts";
import { MAX_UPLOAD_BYTES } from "@/lib/media/upload.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";
import { type Form, readForm } from "@/routes/forms.ts";
import type { Desk } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

/** What a form about a broadcast brings: its words and the ids of its files. */
export interface Written {
  readonly connectionId: string;
  readonly text: string;
  readonly attachments: string[];
}

/** What was written, and why it was not taken. */
export interface Unsaved extends Written {
  readonly problem: string;
  readonly status: number;
}

/** All files of one broadcast, and its text. */
const MOST_BYTES = MAX_UPLOAD_BYTES + 1024 * 1024;

/** Its new files are still to be kept. */
export async function takeForm({ req }: Context<State>): Promise<{ form: Form; written: Written }> {
  const form = await readForm(req, MOST_BYTES);
  const attachments = form.texts("attachment");
  return { form, written: { connectionId: form.text("connectionId"), text: form.text("text"), attachments } };
}

/** Puts the new files of the form to those of an earlier try, one by one: a refusal leaves what was kept before it. */
export async function keepFiles(
  ctx: Context<State>,
  desk: Desk,
  form: Form,
  written: Written,
): Promise<void> {
  for (const file of form.files("file")) {
    const { id } = await takeUpload(ctx.state.services, desk.workspace, file, desk.viewer.user.id);
    written.attachments.push(id);
  }
}

/** A refusal as the form shows it. @throws whatever is none that a form can help with */
export function unsaved(error: unknown, written: Written, { lang }: State): Unsaved {
  if (!(error instanceof AppError) || error.code === "not_found") throw error;
  const empty = error.details.field === "text";
  const problem = empty ? lang.t("form.fault.required") : sentenceOf(error, lang.locale);
  return { ...written, problem, status: error.status };
}

/** What was taken already, by name: nothing that was chosen is lost. */
export async function filesOf({ store: { db } }: Desk["workspace"], ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db.select({ id: attachments.id, name: attachments.name }).from(attachments)
    .where(anyOf(attachments.id, ids));
  return rows.map(({ id, name }) => ({ id, name: name ?? "" }));
}
