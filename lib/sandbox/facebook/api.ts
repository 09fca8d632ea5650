import * as comments from "@/lib/sandbox/facebook/comment_calls.ts";
import type { PageCall, PageMethod } from "@/lib/sandbox/facebook/page_call.ts";
import { pageApps, readPage } from "@/lib/sandbox/facebook/page_node.ts";
import { readPerson } from "@/lib/sandbox/facebook/profile.ts";
import type { FacebookWorld } from "@/lib/sandbox/facebook/state.ts";
import { graphAnswers } from "@/lib/sandbox/graph/answers.ts";
import { edgeOf, type GraphApi, type GraphCall } from "@/lib/sandbox/graph/call.ts";
import { noNode, unknownPath } from "@/lib/sandbox/graph/errors.ts";
import { uploadAttachment } from "@/lib/sandbox/graph/outgoing.ts";
import { sendMessage } from "@/lib/sandbox/graph/send.ts";
import { findComment } from "@/lib/sandbox/graph/wall.ts";

const PAGE: Readonly<Record<string, PageMethod>> = {
  "GET": readPage,
  "GET subscribed_apps": pageApps,
  "POST subscribed_apps": pageApps,
  "DELETE subscribed_apps": pageApps,
  "POST messages": sendMessage,
  "POST message_attachments": uploadAttachment,
};

type PlaceMethod = (call: PageCall, place: comments.Place) => unknown;

const POST: Readonly<Record<string, PlaceMethod>> = {
  "GET": comments.readPlace,
  "GET comments": comments.listComments,
  "POST comments": comments.createComment,
};

const COMMENT: Readonly<Record<string, PlaceMethod>> = {
  ...POST,
  "POST": comments.changeComment,
  "DELETE": comments.deleteComment,
};

/** Facebook behind graph.facebook.com: the page, its messages, posts, comments and people. */
export function facebookApi(world: FacebookWorld): GraphApi {
  return { world, answers: graphAnswers, run: (raw) => run(world, raw) };
}

function run(world: FacebookWorld, raw: GraphCall): unknown {
  const [first = "", edge] = raw.path;
  const account = world.accounts.get(raw.account.id);
  if (!account) throw noNode(first, raw.verb);
  const id = first === "me" ? account.id : first;
  const call: PageCall = { world, account, params: raw.params, method: edgeOf(raw.path), raw, id };
  const method = methodFor(call, [raw.verb, edge].filter(Boolean).join(" "));
  if (method) return method();
  throw edge === undefined ? noNode(id, raw.verb) : unknownPath(raw.path);
}

/** What the node can do; undefined when it has no such edge. @throws {GraphRefusal} for a node that is not there */
function methodFor(call: PageCall, name: string): (() => unknown) | undefined {
  const { account, id } = call;
  if (id === account.id) return PAGE[name] && (() => PAGE[name]?.(call));
  const found = findComment(account, id);
  if (found) return COMMENT[name] && (() => COMMENT[name]?.(call, found));
  const post = account.posts.get(id);
  if (post) return POST[name] && (() => POST[name]?.(call, { post }));
  if (name === "GET") return () => readPerson(call);
  throw noNode(id, call.raw.verb);
}
