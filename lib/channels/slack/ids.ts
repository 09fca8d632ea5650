import type { Peek } from "@/lib/channels/json.ts";
import { idOf } from "@/lib/channels/reading.ts";

/** A message in a channel: its `ts` is a name, unique there, and must stay text. */
export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

/** The bot behind a connection: `team:bot user`, as `accountIdOf` wrote it. */
export interface BotRef {
  readonly team: string;
  readonly user: string;
}

/** `channel:ts`, or undefined when either is missing. */
export function messageIdOf(channel: Peek, ts: Peek): string | undefined {
  const place = idOf(channel);
  const name = ts.text;
  return place !== undefined && name !== undefined && TS.test(name) ? `${place}:${name}` : undefined;
}

const TS = /^\d{1,12}\.\d{1,9}$/;

/** What `messageIdOf` made, taken apart; undefined for anything else. */
export function readMessageId(externalId: string): MessageRef | undefined {
  const [, channel, ts] = /^([^:]+):(\d{1,12}\.\d{1,9})$/.exec(externalId) ?? [];
  return channel && ts ? { channel, ts } : undefined;
}

/** Two apps of one workspace are two accounts, and their events need telling apart by both. */
export function accountIdOf(team: string, user: string): string {
  return `${team}:${user}`;
}

export function readAccountId(accountId: string): BotRef {
  const [team = "", user = ""] = accountId.split(":");
  return { team, user };
}
