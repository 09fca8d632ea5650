import { graphAnswers } from "@/lib/sandbox/graph/answers.ts";
import { edgeOf, type GraphApi, type GraphCall } from "@/lib/sandbox/graph/call.ts";
import { noNode, unknownPath } from "@/lib/sandbox/graph/errors.ts";
import { sendMessage } from "@/lib/sandbox/graph/send.ts";
import { findComment } from "@/lib/sandbox/graph/wall.ts";
import { accountApps, conversations, readAccount } from "@/lib/sandbox/instagram/account_node.ts";
import * as comments from "@/lib/sandbox/instagram/comment_calls.ts";
import { readPerson } from "@/lib/sandbox/instagram/nodes.ts";
import { refreshToken } from "@/lib/sandbox/instagram/refresh.ts";
import type { InstagramCall, InstagramWorld } from "@/lib/sandbox/instagram/state.ts";

type Method = (call: InstagramCall) => unknown;
type PlaceMethod = (call: InstagramCall, place: comments.Place) => unknown;

const ACCOUNT: Readonly<Record<string, Method>> = {
  "GET": readAccount,
  "GET conversations": conversations,
  "GET subscribed_apps": accountApps,
  "POST subscribed_apps": accountApps,
  "DELETE subscribed_apps": accountApps,
  "POST messages": sendMessage,
  "POST mentions": comments.answerMention,
};

const MEDIA: Readonly<Record<string, PlaceMethod>> = {
  "GET": comments.readPlace,
  "GET comments": comments.list,
  "POST comments": comments.create,
};

const COMMENT: Readonly<Record<string, PlaceMethod>> = {
  "GET": comments.readPlace,
  "GET replies": comments.list,
  "POST replies": comments.create,
  "POST": comments.hide,
  "DELETE": comments.remove,
};

/** Instagram behind graph.instagram.com: the account, its messages, media, comments and people. */
export function instagramApi(world: InstagramWorld): GraphApi {
  return { world, answers: graphAnswers, run: (raw) => run(world, raw) };
}

function run(world: InstagramWorld, raw: GraphCall): unknown {
  const [first = "", edge] = raw.path;
  const account = world.accounts.get(raw.account.id);
  if (!account) throw noNode(first, raw.verb);
  const id = ["me", account.scopedId].includes(first) ? account.id : first;
  const call: InstagramCall = { world, account, params: raw.params, method: edgeOf(raw.path), raw, id };
  if (id === "refresh_access_token") return refreshToken(call);
  const method = methodFor(call, [raw.verb, edge].filter(Boolean).join(" "));
  if (method) return method();
  throw edge === undefined ? noNode(id, raw.verb) : unknownPath(raw.path);
}

/** Other people's media and comments cannot be reached by their ids. @throws {GraphRefusal} */
function methodFor(call: InstagramCall, name: string): (() => unknown) | undefined {
  const { account, id } = call;
  if (id === account.id) return ACCOUNT[name] && (() => ACCOUNT[name]?.(call));
  const found = findComment(account, id);
  if (found && !found.post.owner) return COMMENT[name] && (() => COMMENT[name]?.(call, found));
  const post = account.posts.get(id);
  if (post && !post.owner) return MEDIA[name] && (() => MEDIA[name]?.(call, { post }));
  if (name === "GET") return () => readPerson(call);
  throw noNode(id, call.raw.verb);
}
