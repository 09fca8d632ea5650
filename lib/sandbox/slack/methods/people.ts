import { SlackRefusal } from "@/lib/sandbox/slack/errors.ts";
import type { SlackCall, SlackMethod } from "@/lib/sandbox/slack/method.ts";
import { messageObject, userObject } from "@/lib/sandbox/slack/objects.ts";
import { channelOf, type SlackProfile } from "@/lib/sandbox/slack/state.ts";

export const peopleMethods: Readonly<Record<string, SlackMethod>> = {
  "auth.test": { json: true, run: authTest },
  "users.info": { scope: "users:read", run: userInfo },
  "team.info": { scope: "team:read", run: teamInfo },
  "conversations.open": { scope: "im:write", json: true, run: open },
  "conversations.info": { scope: "im:read", run: channelInfo },
  "conversations.replies": { scope: "im:history", run: replies },
};

/** https://api.slack.com/methods/auth.test */
function authTest({ team }: SlackCall) {
  return {
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: "otklik",
    team_id: team.id,
    user_id: team.botUser,
    bot_id: team.botId,
    is_enterprise_install: false,
  };
}

function userInfo({ world, team, params }: SlackCall) {
  const profile = member({ team, params }, params.need("user"));
  return { user: userObject(world, team, profile, params.text("include_locale") === "true") };
}

function teamInfo({ world, team }: SlackCall) {
  const icon = team.avatar
    ? { image_132: `${world.core.base}/sandbox/samples/${team.avatar}` }
    : { image_default: true };
  return { team: { id: team.id, name: team.name, domain: team.domain, email_domain: "", icon } };
}

/** https://api.slack.com/methods/conversations.open, for one person */
function open({ team, params }: SlackCall) {
  const [id = ""] = params.need("users").split(",");
  const profile = member({ team, params }, id);
  if (team.gone.has(profile.id)) throw new SlackRefusal("user_disabled");
  return { no_op: false, already_open: false, channel: { id: channelOf(team, profile).id } };
}

function channelInfo({ team, params }: SlackCall) {
  const channel = team.channels.get(params.need("channel"));
  if (!channel) throw new SlackRefusal("channel_not_found");
  const { id, type, user, name } = channel;
  const about = type === "im" ? { is_im: true, user } : { is_channel: true, name, is_member: true };
  return { channel: { id, is_archived: false, is_org_shared: false, ...about } };
}

/** https://api.slack.com/methods/conversations.replies: a thread from its first message on, or one answer in it. */
function replies({ world, team, params }: SlackCall) {
  const channel = team.channels.get(params.need("channel"));
  if (!channel) throw new SlackRefusal("channel_not_found");
  const ts = params.need("ts");
  const named = channel.messages.get(ts);
  if (!named) throw new SlackRefusal("thread_not_found");
  const below = [...channel.messages.values()].filter(({ threadTs }) => threadTs === ts);
  const limit = Number(params.text("limit") ?? "1000");
  const messages = [named, ...below].slice(0, limit).map((one) => messageObject(world, team, one));
  return { messages, has_more: below.length >= limit };
}

function member({ team }: Pick<SlackCall, "team" | "params">, id: string): SlackProfile {
  const profile = team.people.get(id);
  if (!profile) throw new SlackRefusal("user_not_found");
  return profile;
}
