import type { Context } from "fresh";
import { filterQuery, filtersOf } from "@/components/inbox/filters.ts";
import { AppError } from "@/lib/errors.ts";
import { changeView, createView, deleteView, listViews } from "@/lib/team/views.ts";
import { doneAt, type Form } from "@/routes/forms.ts";
import type { Desk } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

export const VIEWS = "/settings/views";

/** What the forms of the page do, by their `_action`. */
export const VIEW_ACTIONS = { create, rename, up: move(-1), down: move(1), remove };

type Ctx = Context<State>;

/** The filters come along as they stood in the address of the list; whatever is none of them stays out. */
async function create(ctx: Ctx, { viewer, workspace }: Desk, form: Form): Promise<Response> {
  const query = filterQuery(filtersOf(new URLSearchParams(form.text("query"))));
  const filters = Object.fromEntries(new URLSearchParams(query));
  const input = { name: form.text("name"), filters, shared: form.has("shared") };
  await createView(ctx.state.services, workspace, viewer, input);
  return doneAt(ctx, `/inbox${query}`, "viewSaved");
}

async function rename(ctx: Ctx, { viewer, workspace }: Desk, form: Form): Promise<Response> {
  await changeView(workspace, viewer, form.text("id"), { name: form.text("name") });
  return doneAt(ctx, VIEWS, "viewSaved");
}

async function remove(ctx: Ctx, { viewer, workspace }: Desk, form: Form): Promise<Response> {
  await deleteView(workspace, viewer, form.text("id"));
  return doneAt(ctx, VIEWS, "viewRemoved");
}

/** Changes places with its neighbour among those of the same owner. */
function move(by: 1 | -1) {
  return async (ctx: Ctx, { viewer, workspace }: Desk, form: Form): Promise<Response> => {
    const all = await listViews(workspace, viewer.user.id);
    const view = all.find(({ id }) => id === form.text("id"));
    if (!view) throw new AppError("not_found", { viewId: form.text("id") });
    const peers = all.filter(({ shared }) => shared === view.shared);
    const other = peers[peers.indexOf(view) + by];
    if (other) {
      await changeView(workspace, viewer, view.id, { position: other.position });
      await changeView(workspace, viewer, other.id, { position: view.position });
    }
    return ctx.redirect(VIEWS, 303);
  };
}
