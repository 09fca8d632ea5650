import { type Context, page } from "fresh";
import { members } from "@/lib/auth/members.ts";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import { listRawEvents } from "@/lib/inbox/views/raw_event_view.ts";
import { openTicketsOf } from "@/lib/inbox/views/ticket_count.ts";
import { listTeams } from "@/lib/team/teams.ts";
import { chatUrl, isOwnChat } from "@/routes/channel_states.ts";
import { CONNECTION_ACTIONS } from "@/routes/channels/actions.ts";
import { AssignmentCard } from "@/routes/channels/assignment_card.tsx";
import { ChatCard } from "@/routes/channels/chat_card.tsx";
import { channelFaults } from "@/routes/channels/credentials.ts";
import { DisconnectCard } from "@/routes/channels/disconnect_card.tsx";
import { EventsCard } from "@/routes/channels/events_card.tsx";
import { ChannelsFrame } from "@/routes/channels/frame.tsx";
import { KeyCard } from "@/routes/channels/key_card.tsx";
import { SettingsCard } from "@/routes/channels/settings_card.tsx";
import { SetupCard } from "@/routes/channels/setup_card.tsx";
import { StateCard } from "@/routes/channels/state_card.tsx";
import { act, type Refused } from "@/routes/forms.ts";
import { type Desk, permitted } from "@/routes/guard.ts";
import { secret } from "@/routes/secret.ts";
import { define, type State } from "@/routes/state.ts";

export const handlers = define.handlers({
  GET: permitted("manageConnections", async (ctx, desk) => page(await view(ctx, desk))),
  POST: permitted("manageConnections", async (ctx, desk) => {
    const { row } = await view(ctx, desk);
    const bound = CONNECTION_ACTIONS.map(([name, run]) =>
      [name, (form: Parameters<typeof run>[2]) => run(ctx, desk, form)] as const
    );
    const again = (refused: Refused) => view(ctx, desk, refused);
    return await act(ctx, Object.fromEntries(bound), again, secret(ctx), channelFaults(row, ctx.state.lang));
  }),
});

async function view({ state: { services }, params }: Context<State>, desk: Desk, refused?: Refused) {
  const { workspace } = desk;
  const connection = await connectionView(services, workspace, params.id ?? "");
  const trouble = await listRawEvents(workspace, connection.id, { limit: 1, trouble: true });
  return {
    connection,
    row: capabilities[connection.platform],
    chat: isOwnChat(connection.platform) ? chatUrl(services.config.origin, connection.id) : undefined,
    trouble: trouble.items[0],
    open: await openTicketsOf(workspace, connection.id),
    members: await members(services.control, workspace.id),
    teams: await listTeams(workspace),
    refused,
  };
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { connection, row, chat, trouble, open, members, teams, refused } = data;
  return (
    <ChannelsFrame lang={lang} title={connection.name}>
      <StateCard lang={lang} connection={connection} refused={refused} />
      {chat && <ChatCard lang={lang} url={chat} />}
      <SetupCard lang={lang} connection={connection} />
      <SettingsCard lang={lang} connection={connection} row={row} refused={refused} />
      <AssignmentCard
        lang={lang}
        rule={connection.settings.assignment}
        members={members}
        teams={teams}
        refused={refused}
      />
      {!chat && <EventsCard lang={lang} connectionId={connection.id} trouble={trouble} />}
      {row.credentials.length > 0 && <KeyCard lang={lang} row={row} refused={refused} />}
      <DisconnectCard lang={lang} connection={connection} open={open} refused={refused} />
    </ChannelsFrame>
  );
});
