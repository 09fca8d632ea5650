import type { Connection } from "@/lib/channels/channel.ts";
import type { Contract } from "../contract.ts";
import { outbound, request } from "../parcels.ts";
import { comment, connection, CUSTOMER, event, messageNew, topicPost } from "./samples.ts";
import { failure } from "./vk_server.ts";

const here = connection();
const BODY = messageNew();

/** VK signs nothing: the secret that it was given stands in the body. */
function withSecret(body: unknown, { webhookSecret: secret }: Connection) {
  return request({ ...Object(body), secret });
}

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a message", body: BODY, events: ["message"] },
    { name: "a comment", body: event("wall_reply_new", comment()), events: ["message"] },
    { name: "a post in a discussion", body: event("board_post_new", topicPost()), events: ["message"] },
    { name: "we may write", body: event("message_allow", { user_id: CUSTOMER, key: "" }), events: ["reach"] },
  ],
  signing: {
    sign: (body, connection) => Promise.resolve(withSecret(body, connection)),
    unsigned: (body) => request({ ...Object(body), secret: undefined }),
    stranger: { ...here, webhookSecret: "another_another_another_another_" },
    coversBody: false,
  },
  foreign: { ...BODY, group_id: 202 },
  numbered: (digits) =>
    JSON.stringify(messageNew({ id: "ID", conversation_message_id: "ID" })).replaceAll('"ID"', digits),
  limits: { direct: { limit: 4096, unit: "utf16" }, comment: { limit: 4096, unit: "utf16" } },
  api: {
    out: outbound({ text: "Да, две чашки" }),
    sent: () =>
      Response.json({ response: [{ peer_id: CUSTOMER, message_id: 5013, conversation_message_id: 89 }] }),
    busy: () => failure(6, "Too many requests per second"),
    blocked: () => failure(901, "Can't send messages for users without permission"),
    revoked: () => failure(5, "User authorization failed"),
  },
  codes: {
    connect: [
      "token_refused",
      "rights_missing",
      "not_community",
      "no_free_server",
      "address_refused",
      "unreachable",
      "refused",
    ],
    health: ["token_refused", "server_missing", "server_failed", "events_missing", "unreachable"],
    done: [],
    left: ["key", "messages", "server", "button"],
  },
};
