import type { ChannelNet, SendErrorKind } from "@/lib/channels/channel.ts";
import { type Graph, openGraph } from "@/lib/channels/graph/client.ts";
import { range, type Refusals } from "@/lib/channels/graph/errors.ts";

/**
 * developers.facebook.com/docs/messenger-platform/error-codes, which hold for Instagram; 3 and 24 are an
 * app without the right, and an object that is gone.
 */
const CODES: readonly (readonly [SendErrorKind, readonly number[]])[] = [
  ["token", [3, 10, 102, 190, 368, ...range(200, 229), ...range(231, 299)]],
  // 230: the person has not agreed to be known, since they never wrote.
  ["user", [230, 551]],
  ["content", [24, 100, 506, 10_900, 10_902, 10_903]],
  ["rate", [4, 9, 17, 32, 341, 613, ...range(80_000, 80_014)]],
  ["transient", [1, 2, 1200]],
];

/** The subcodes 2534… are common knowledge: the reference names the sentences alone. */
const SUBCODES: readonly (readonly [SendErrorKind, number, number])[] = [
  // Outside the allowed window.
  ["window", 10, 2018278],
  ["window", 10, 2534022],
  // Another app has the conversation in hand (hand-over protocol): this one answer fails.
  ["content", 10, 2018300],
  // The person cannot be found, or has put the conversation away.
  ["user", 100, 2018001],
  ["user", 100, 2534014],
  ["user", 100, 2534001],
  // The one private reply to the comment is spent.
  ["content", 10, 2534025],
  ["content", 100, 2534025],
];

const REFUSALS: Refusals = { codes: CODES, subcodes: SUBCODES };

/** The Instagram API with Instagram Login, in the name of a professional account. */
export function openAccount(net: ChannelNet, credentials: Readonly<Record<string, string>>): Graph {
  const token = (credentials.token ?? "").trim();
  return openGraph(net, { token, label: "Instagram", refusals: REFUSALS });
}
