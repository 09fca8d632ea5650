import {
  type Account,
  type Connected,
  ConnectError,
  type Connection,
  SendError,
  type SetupStep,
} from "@/lib/channels/channel.ts";
import { asConnectError, type Telling } from "@/lib/channels/connect_error.ts";
import { httpUrl, idOf, words } from "@/lib/channels/reading.ts";
import type { Api } from "@/lib/channels/slack/api.ts";
import { accountIdOf } from "@/lib/channels/slack/ids.ts";

const TELLING: Telling = { prefix: "slack", field: "botToken" };

/** What our calls need; the e-mail of a person (users:read.email) and reactions are a bonus. */
const SCOPES = ["chat:write", "im:history", "users:read", "files:read", "files:write"];

/** The events that the owner switches on by hand. (https://docs.slack.dev/reference/events) */
const EVENTS = ["message.im", "app_mention", "app_uninstalled", "tokens_revoked"];

/** Names the bot behind a token and tells which rights it lacks. @throws {ConnectError} */
export async function check(api: Api): Promise<Account> {
  const { account, missing } = await asConnectError(TELLING, () => identify(api));
  if (missing.length === 0) return account;
  throw new ConnectError("slack.scopes_missing", "botToken", { scopes: missing.join(", ") });
}

/**
 * Slack lets no bot token set the address of its events: the steps say what the owner enters, and where.
 * @throws {ConnectError}
 */
export function connect(api: Api, connection: Connection): Promise<Connected> {
  return asConnectError(TELLING, async () => {
    const { url } = await identify(api);
    const setup: SetupStep[] = [
      { key: "slack.token", done: true },
      { key: "slack.request_url", done: false, untold: true, params: { url: connection.webhookUrl } },
      { key: "slack.events", done: false, untold: true, params: { events: EVENTS.join(", ") } },
      { key: "slack.interactivity", done: false, untold: true, params: { url: connection.webhookUrl } },
      { key: "slack.messages_tab", done: false, untold: true },
    ];
    return { setup, state: { ...connection.state, ...(url ? { url } : {}) } };
  });
}

/** Whether the token is good and has its rights. @returns null, or a key under `connection.error.` */
export async function health(api: Api): Promise<string | null> {
  try {
    return (await identify(api)).missing.length === 0 ? null : "slack.scopes_missing";
  } catch (error) {
    if (error instanceof ConnectError) return "slack.token_refused";
    if (!(error instanceof SendError)) throw error;
    return error.kind === "token" ? "slack.token_refused" : "slack.unreachable";
  }
}

/** auth.test says whose token it is; a person's has no bot. @throws {SendError} {ConnectError} slack.not_bot */
async function identify(api: Api) {
  const { answer, scopes } = await api.scopes();
  const team = idOf(answer.get("team_id"));
  const user = idOf(answer.get("user_id"));
  if (team === undefined || user === undefined) {
    throw new SendError("transient", "Slack did not name the bot");
  }
  if (!answer.get("bot_id").exists) throw new ConnectError("slack.not_bot", "botToken");
  const url = httpUrl(answer.get("url"));
  const nick = words(answer.get("user"));
  const account: Account = {
    id: accountIdOf(team, user),
    name: [words(answer.get("team")), nick].filter(Boolean).join(" · ") || team,
    username: nick,
    url,
  };
  return { account, url, missing: scopes ? SCOPES.filter((scope) => !scopes.includes(scope)) : [] };
}
