import { page } from "fresh";
import { headOf } from "@/lib/contacts/head.ts";
import { act } from "@/routes/forms.ts";
import { signedIn } from "@/routes/guard.ts";
import { personActions } from "@/routes/people/actions.ts";
import { PersonView } from "@/routes/people/person.tsx";
import { personPage } from "@/routes/people/view.ts";
import { define } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => {
    const asked = ctx.params.contact ?? "";
    const id = await headOf(desk.workspace.store, asked);
    // A card that was merged into another is that one now.
    if (id !== asked) return ctx.redirect(`/contacts/${encodeURIComponent(id)}`, 303);
    return page(await personPage(ctx, desk));
  }),
  POST: signedIn((ctx, desk) =>
    act(ctx, personActions(ctx, desk), (refused) => personPage(ctx, desk, refused))
  ),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => (
  <PersonView lang={lang} data={data} />
));
