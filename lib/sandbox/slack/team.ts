import type { SampleName } from "@/lib/sandbox/samples.ts";
import type { SlackTeam } from "@/lib/sandbox/slack/state.ts";

export interface NewSlackTeam {
  /** As `xoxb-…`. */
  readonly botToken: string;
  readonly signingSecret: string;
  readonly name: string;
  readonly id?: string;
  readonly domain?: string;
  /** What the app was granted; what a help desk needs by default. */
  readonly scopes?: readonly string[];
  /** Which events the app's settings name. */
  readonly events?: readonly string[];
  readonly avatar?: SampleName;
}

const SCOPES = [
  "chat:write",
  "im:history",
  "im:read",
  "im:write",
  "users:read",
  "users:read.email",
  "files:read",
  "files:write",
];
const EVENTS = ["message.im", "message.channels", "app_mention", "app_uninstalled", "tokens_revoked"];

/** @throws {RangeError} for a token or secret that Slack could not have given */
export function newTeam(given: NewSlackTeam, index: number): SlackTeam {
  const { botToken, signingSecret, name } = given;
  if (!/^xoxb-[\w-]{8,}$/.test(botToken)) {
    throw new RangeError("Could not add the workspace: its bot token is not of the form xoxb-…");
  }
  if (!/^[\w-]{16,}$/.test(signingSecret)) {
    throw new RangeError("Could not add the workspace: its signing secret is malformed");
  }
  const id = given.id ?? `T0SAND${String(index).padStart(5, "0")}`;
  return {
    botToken,
    signingSecret,
    id,
    name,
    domain: given.domain ?? `sandbox${index}`,
    appId: `A${id.slice(1)}`,
    botUser: `UB${id.slice(1)}`,
    botId: `B${id.slice(1)}`,
    scopes: new Set(given.scopes ?? SCOPES),
    events: new Set(given.events ?? EVENTS),
    avatar: given.avatar,
    requestUrl: null,
    refusal: null,
    lastTs: 0n,
    lastId: 0,
    people: new Map(),
    gone: new Set(),
    channels: new Map(),
    files: new Map(),
    tickets: new Map(),
  };
}
