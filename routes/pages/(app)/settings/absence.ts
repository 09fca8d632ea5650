import { setAway } from "@/lib/team/absence.ts";
import { doneAt, readForm } from "@/routes/forms.ts";
import { cameFrom, signedIn } from "@/routes/guard.ts";
import { define } from "@/routes/state.ts";

/** Whoever is away is dealt no new tickets. */
export const handlers = define.handlers({
  POST: signedIn(async (ctx, { viewer, workspace }) => {
    const away = (await readForm(ctx.req)).text("_action") === "create";
    await setAway(ctx.state.services, workspace, viewer.user.id, away);
    return doneAt(ctx, withoutDone(cameFrom(ctx)), away ? "away" : "back");
  }),
});

/** The page that one came from, without what it said to have been done there. */
function withoutDone(path: string): string {
  const url = new URL(path, "http://localhost");
  url.searchParams.delete("done");
  return url.pathname + url.search;
}
