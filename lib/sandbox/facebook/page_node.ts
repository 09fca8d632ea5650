import type { PageCall } from "@/lib/sandbox/facebook/page_call.ts";
import { GraphNode, readNode } from "@/lib/sandbox/graph/node.ts";
import { pictureUrl } from "@/lib/sandbox/graph/pictures.ts";
import { subscribedApps } from "@/lib/sandbox/graph/subscribed.ts";

/** https://developers.facebook.com/docs/graph-api/reference/page */
export function readPage({ world, account, params, raw }: PageCall) {
  const { id, name, username, category, avatar } = account;
  const node = new GraphNode("Page", ["name"], {
    id,
    name,
    username,
    category,
    link: `https://www.facebook.com/${username}`,
    fan_count: 1_204,
    access_token: raw.secret,
    picture: async () => {
      const url = await pictureUrl(world, avatar);
      return { data: { height: 50, is_silhouette: false, url, width: 50 } };
    },
  });
  return readNode(node, params);
}

const MESSAGING = [
  "messages",
  "message_echoes",
  "message_deliveries",
  "message_reads",
  "messaging_postbacks",
];

/** Messages need pages_messaging, the rest pages_manage_metadata alone. */
export function pageApps({ world, raw }: PageCall): unknown {
  const byField = Object.fromEntries(MESSAGING.map((field) => [field, "pages_messaging"]));
  return subscribedApps(world, raw, { all: "pages_manage_metadata", byField });
}
