import type { Line } from "@/lib/sandbox/conversations.ts";
import type { Core } from "@/lib/sandbox/core.ts";
import type { StoredFile } from "@/lib/sandbox/files.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** A member of a workspace. */
export interface SlackProfile {
  /** As U0123456789. */
  readonly id: string;
  readonly name: string;
  readonly displayName?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly title?: string;
  readonly tz?: string;
  readonly locale?: string;
  readonly avatar?: SampleName;
  /** Comes over Slack Connect: files arrive as a bare id, to be asked for. */
  readonly foreign?: boolean;
}

export interface SlackFile {
  /** As F0123456789. */
  readonly id: string;
  readonly file: StoredFile;
  title: string;
  readonly user: string;
  /** Seconds. */
  readonly created: number;
  readonly voice: boolean;
  /** Where it was shared: timestamps by channel. */
  readonly shares: Map<string, string[]>;
}

export interface SlackMessage {
  readonly ts: string;
  readonly user: string;
  /** Sent by the app. */
  readonly own: boolean;
  /** As the API writes it: escaped, with links in angle brackets. */
  text: string;
  readonly files: readonly SlackFile[];
  readonly threadTs?: string;
  /** As the API was given them, where it was. */
  readonly blocks?: unknown;
  readonly buttons?: Line["buttons"];
  editedTs?: string;
}

/** A direct conversation, or a channel that the app is in. */
export interface SlackChannel {
  readonly id: string;
  readonly type: "im" | "channel";
  readonly name: string;
  /** The person, of a direct one. */
  readonly user?: string;
  readonly messages: Map<string, SlackMessage>;
}

/** Where a file of the app is to be put. */
export interface UploadTicket {
  readonly fileId: string;
  readonly name: string;
  /** Bytes, as announced. */
  readonly length: number;
}

/** One workspace with the app installed. */
export interface SlackTeam {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly appId: string;
  readonly botUser: string;
  readonly botId: string;
  readonly scopes: ReadonlySet<string>;
  /** Event types that the app's settings name. */
  readonly events: ReadonlySet<string>;
  readonly avatar?: SampleName;
  /** The app's address for events; null until one was verified. */
  requestUrl: string | null;
  /** What every call is answered with. */
  refusal: string | null;
  lastTs: bigint;
  lastId: number;
  readonly people: Map<string, SlackProfile>;
  /** Ids of members who were deactivated. */
  readonly gone: Set<string>;
  readonly channels: Map<string, SlackChannel>;
  readonly files: Map<string, SlackFile>;
  readonly tickets: Map<string, UploadTicket>;
}

export interface SlackWorld {
  readonly core: Core;
  /** By bot token. */
  readonly teams: Map<string, SlackTeam>;
  /** Files by the key of an address that needs no token. */
  readonly edges: Map<string, StoredFile>;
  /** ms that are added to the moment of every signature. */
  skew: number;
}

/** The next message timestamp: seconds and microseconds, unique in the workspace, a text for ever. */
export function nextTs({ core }: SlackWorld, team: SlackTeam): string {
  const now = BigInt(core.clock.now()) * 1_000n;
  team.lastTs = now > team.lastTs ? now : team.lastTs + 100n;
  return `${team.lastTs / 1_000_000n}.${String(team.lastTs % 1_000_000n).padStart(6, "0")}`;
}

/** An id of Slack's form: a letter and ten capitals or digits. */
export function nextId(team: SlackTeam, letter: string): string {
  const tail = `${team.id.slice(1, 5)}${(++team.lastId).toString(36)}`.toUpperCase();
  return `${letter}0${tail.padStart(9, "0")}`;
}

/** The direct conversation with a member, opened when it is new. */
export function channelOf(team: SlackTeam, { id, name }: SlackProfile): SlackChannel {
  const known = [...team.channels.values()].find(({ user }) => user === id);
  if (known) return known;
  const channel: SlackChannel = { id: nextId(team, "D"), type: "im", name, user: id, messages: new Map() };
  team.channels.set(channel.id, channel);
  return channel;
}

/** Where the customer's phone shows a channel. */
export function openConversation({ core }: SlackWorld, team: SlackTeam, channel: SlackChannel) {
  return core.book.open({
    id: `slack:${team.id}:${channel.user ?? channel.id}`,
    platform: "slack",
    account: team.id,
    kind: channel.type === "im" ? "direct" : "discussion",
    title: channel.name,
    customer: channel.user,
    ...(channel.type === "channel" && { post: { id: channel.id, text: `#${channel.name}` } }),
  });
}
