import type { Context } from "fresh";
import { CARD_MOST, mostOf } from "@/components/people/limits.ts";
import { ownFieldName } from "@/components/people/own_value.ts";
import { blockContact, unblockContact } from "@/lib/contacts/block.ts";
import { headOf } from "@/lib/contacts/head.ts";
import { mergeContacts } from "@/lib/contacts/merge.ts";
import { addNote, removeNote } from "@/lib/contacts/notes.ts";
import { ownFields } from "@/lib/contacts/own_fields.ts";
import { unmerge } from "@/lib/contacts/unmerge.ts";
import { AppError } from "@/lib/errors.ts";
import { changeContact } from "@/lib/inbox/contacts.ts";
import { doneAt, type Form } from "@/routes/forms.ts";
import type { Desk } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

type Run = (form: Form) => Promise<Response>;

const FIELDS = ["email", "phone", "country", "city", "site", "note"] as const;

/** What the forms of a customer's page do, by their `_action`. */
export function personActions(ctx: Context<State>, desk: Desk): Readonly<Record<string, Run>> {
  const { services } = ctx.state;
  const { workspace, viewer: { user }, may } = desk;
  const id = ctx.params.contact ?? "";
  const author = { type: "agent", id: user.id, name: user.name } as const;
  const done = (what: string) => doneAt(ctx, `/contacts/${encodeURIComponent(id)}`, what);
  return {
    async update(form) {
      await changeContact(services, workspace, id, await cardOf(desk, form));
      return done("contactSaved");
    },
    async note(form) {
      await addNote(services, workspace, id, author, form.text("text"));
      return done("contactNoted");
    },
    async removeNote(form) {
      const by = { id: user.id, manages: may.manageSettings };
      await removeNote(services, workspace, id, form.text("noteId"), by);
      return done("contactNoteGone");
    },
    async block() {
      await blockContact(services, workspace, id, author);
      return done("contactBlocked");
    },
    async unblock() {
      await unblockContact(services, workspace, id);
      return done("contactUnblocked");
    },
    async merge(form) {
      const mergedId = form.text("contactId");
      if (mergedId === "") throw new AppError("invalid_request", { fields: { contactId: "required" } });
      const name = form.text("name") === "merged" ? "merged" : "kept";
      await mergeContacts(services, workspace, await headOf(workspace.store, id), { mergedId, name }, author);
      return done("contactMerged");
    },
    async unmerge(form) {
      const head = await headOf(workspace.store, id);
      await unmerge(services, workspace, head, form.text("mergeId"));
      return done("contactUnmerged");
    },
  };
}

async function cardOf({ workspace }: Desk, form: Form) {
  const name = form.text("name").trim().slice(0, CARD_MOST.name);
  if (name === "") throw new AppError("invalid_request", { fields: { name: "required" } });
  const plain = FIELDS.map((field) => [field, form.text(field).trim().slice(0, mostOf(field)) || null]);
  const { used } = await ownFields(workspace);
  const own = used.filter((field) => form.has(ownFieldName(field)))
    .map((field) => [field.id, form.text(ownFieldName(field)) || null]);
  return { name, ...Object.fromEntries(plain), fields: Object.fromEntries(own) };
}
