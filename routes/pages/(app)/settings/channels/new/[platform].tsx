import { type Context, page } from "fresh";
import { platformLabel } from "@/components/platform.ts";
import { type Capability, capability } from "@/lib/channels/capabilities.ts";
import { AppError } from "@/lib/errors.ts";
import { connect } from "@/lib/inbox/connect.ts";
import { channelFaults, credentialsFrom } from "@/routes/channels/credentials.ts";
import { ChannelsFrame } from "@/routes/channels/frame.tsx";
import { ConnectGuide, ConnectSoon, NewConnection } from "@/routes/channels/new_connection.tsx";
import { act, doneAt, type Form as Sent, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { secret } from "@/routes/secret.ts";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageConnections", (ctx) => page(view(ctx))),
  POST: permitted("manageConnections", (ctx, desk) =>
    act(
      ctx,
      { "": (form) => create(ctx, desk, form) },
      (refused) => view(ctx, refused),
      secret(ctx),
      channelFaults(platformOf(ctx), ctx.state.lang),
    )),
});

function view(ctx: Context<State>, refused?: Refused) {
  return { row: platformOf(ctx), refused };
}

function platformOf({ params }: Context<State>): Capability {
  const row = capability(params.platform ?? "");
  if (!row) throw new AppError("not_found", { platform: params.platform });
  return row;
}

async function create(ctx: Context<State>, { workspace }: Desk, form: Sent) {
  const { services, lang: { locale } } = ctx.state;
  const row = platformOf(ctx);
  const { platform } = row;
  const typed = form.text("name").trim();
  const name = typed || (row.credentials.length === 0 ? platformLabel(platform, locale) : undefined);
  const credentials = credentialsFrom(row, form);
  const id = await connect(services, workspace, { platform, name, credentials });
  return doneAt(ctx, `/settings/channels/${id}`, "connected");
}

export default define.page<typeof handlers>(({ data: { row, refused }, state: { lang } }) => {
  const platform = platformLabel(row.platform, lang.locale);
  const soon = row.availability === "soon";
  return (
    <ChannelsFrame
      lang={lang}
      title={lang.t(row.credentials.length > 0 ? "connect.title" : "connect.title.none", { platform })}
    >
      {soon ? <ConnectSoon lang={lang} row={row} /> : (
        <>
          <ConnectGuide lang={lang} row={row} />
          <NewConnection lang={lang} row={row} refused={refused} />
        </>
      )}
    </ChannelsFrame>
  );
});
