import type { ChannelNet, SendErrorKind } from "@/lib/channels/channel.ts";
import { type Graph, type GraphAccess, openGraph } from "@/lib/channels/graph/client.ts";
import { range, type Refusals } from "@/lib/channels/graph/errors.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** developers.facebook.com/docs/messenger-platform/error-codes */
const CODES: readonly (readonly [SendErrorKind, readonly number[]])[] = [
  // 10 and 200 to 299 are rights that the app lost, 368 is a block for breaking the rules.
  ["token", [10, 102, 190, 368, ...range(200, 299)]],
  ["user", [551]],
  // 10900 and 10903: the one private reply to a comment is spent, or cannot be given.
  ["content", [100, 506, 10_900, 10_902, 10_903]],
  ["rate", [4, 9, 17, 32, 341, 613, ...range(80_000, 80_014)]],
  ["transient", [1, 2, 1200]],
];

const SUBCODES: readonly (readonly [SendErrorKind, number, number])[] = [
  // Outside the allowed window.
  ["window", 10, 2018278],
  // Another app of the page has the conversation in hand (hand-over protocol): this one answer fails.
  ["content", 10, 2018300],
  // Not available to this page right now, which has come under the code of missing rights too.
  ["user", 200, 1545041],
  // No matching user; the profile of somebody who has only a telephone number.
  ["user", 100, 2018001],
  ["user", 100, 2018218],
];

/** ms to wait when no header says how long. */
const WAITS: ReadonlyMap<number, number> = new Map([
  [613, 10 * SECOND],
  [32, 10 * MINUTE],
]);

const REFUSALS: Refusals = { codes: CODES, subcodes: SUBCODES, waits: WAITS };

/** A page's key with its app's secret. */
export function accessOf(credentials: Readonly<Record<string, string>>): GraphAccess {
  const token = (credentials.pageToken ?? "").trim();
  return { token, appSecret: credentials.appSecret, label: "Facebook", refusals: REFUSALS };
}

/** The Graph API in the name of a page. */
export function openPage(net: ChannelNet, credentials: Readonly<Record<string, string>>): Graph {
  return openGraph(net, accessOf(credentials));
}
