import { type Context, page } from "fresh";
import { replay } from "@/lib/inbox/raw_replay.ts";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import { rawEventText } from "@/lib/inbox/views/raw_event_view.ts";
import { EventBody, EventFacts } from "@/routes/channels/event_cards.tsx";
import { ChannelsFrame } from "@/routes/channels/frame.tsx";
import { act, doneAt } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageConnections", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageConnections", async (ctx, desk) => {
    await view(ctx, desk);
    return await act(ctx, { replay: () => again(ctx, desk) }, () => view(ctx, desk));
  }),
});

async function view({ state: { services }, params }: Context<State>, { workspace }: Desk) {
  const { id, name } = await connectionView(services, workspace, params.id ?? "");
  return { id, name, event: await rawEventText(services, workspace, id, params.event ?? "") };
}

/** One that is still not taken says so by itself. */
async function again(ctx: Context<State>, { workspace }: Desk): Promise<Response> {
  const { state: { services }, params: { id = "", event = "" }, url } = ctx;
  const fate = await replay(services, workspace, id, event);
  if (fate === "unknown" || fate === "failed") return ctx.redirect(url.pathname, 303);
  return doneAt(ctx, url.pathname, fate === "accepted" ? "eventAccepted" : "eventRepeated");
}

export default define.page<typeof handlers>(({ data: { id, event }, state: { lang } }) => {
  const back = { href: `/settings/channels/${encodeURIComponent(id)}/events`, label: lang.t("raw.title") };
  return (
    <ChannelsFrame lang={lang} title={event.type ?? lang.t("raw.type.none")} back={back}>
      <EventFacts lang={lang} event={event} />
      <EventBody lang={lang} event={event} />
    </ChannelsFrame>
  );
});
