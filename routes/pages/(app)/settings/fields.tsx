import { type Context, page } from "fresh";
import { addField, changeField } from "@/lib/contacts/define_field.ts";
import { ownFields } from "@/lib/contacts/own_fields.ts";
import { setAway } from "@/lib/contacts/put_away.ts";
import type { FieldKind } from "@/db/schema/workspace.ts";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { AwayCard, FieldsCard, KINDS, NewFieldCard } from "@/routes/people/field_cards.tsx";
import { SettingsFrame } from "@/routes/settings_frame.tsx";
import { define, type State } from "@/routes/state.ts";

const HERE = "/settings/fields";

export const handlers = define.handlers({
  GET: permitted("manageSettings", async (_, desk) => page(await view(desk))),
  POST: permitted("manageSettings", (ctx, desk) =>
    act(ctx, {
      create: (form) => create(ctx, desk, form),
      update: (form) => update(ctx, desk, form),
      away: (form) => put(ctx, desk, form, true),
      back: (form) => put(ctx, desk, form, false),
    }, (refused) => view(desk, refused))),
});

async function view({ workspace, may }: Desk, refused?: Refused) {
  return { may, refused, ...await ownFields(workspace) };
}

async function create(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const kind: FieldKind = KINDS.find((one) => one === form.text("kind")) ?? "text";
  const choices = linesOf(form.text("choices"));
  await addField(ctx.state.services, workspace, { name: form.text("name"), kind, choices });
  return doneAt(ctx, HERE, "fieldSaved");
}

async function update(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const choices = form.has("choices") ? { choices: linesOf(form.text("choices")) } : {};
  await changeField(workspace, form.text("id"), { name: form.text("name"), ...choices });
  return doneAt(ctx, HERE, "fieldSaved");
}

async function put(ctx: Context<State>, { workspace }: Desk, form: Sent, away: boolean) {
  await setAway(ctx.state.services, workspace, form.text("id"), away);
  return doneAt(ctx, HERE, away ? "fieldAway" : "fieldBack");
}

function linesOf(text: string): string[] {
  return text.split("\n");
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { t } = lang;
  const { may, used, away, refused } = data;
  return (
    <SettingsFrame
      lang={lang}
      may={may}
      here={HERE}
      title={t("people.own.title")}
      lead={t("people.own.lead")}
    >
      <FieldsCard lang={lang} fields={used} refused={refused} />
      <NewFieldCard lang={lang} refused={refused} />
      <AwayCard lang={lang} fields={away} refused={refused} />
    </SettingsFrame>
  );
});
