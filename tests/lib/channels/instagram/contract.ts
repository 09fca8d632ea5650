import type { Contract } from "../contract.ts";
import { graphError } from "../graph/graph_server.ts";
import { hundred, metaSigning } from "../graph/signing.ts";
import { ACCOUNT, answer, body, change, comment, connection, CUSTOMER, echo, message } from "./samples.ts";

const here = connection();

function one(index: number) {
  return {
    sender: { id: CUSTOMER },
    recipient: { id: ACCOUNT },
    message: { mid: `aWd${index}`, text: "Ау" },
  };
}

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a message", body: message(), events: ["message"] },
    { name: "a message taken back", body: message({ is_deleted: true }), events: ["deletion"] },
    { name: "what the account's side sent", body: echo(), events: ["message"] },
    { name: "a comment", body: comment(), events: ["message"] },
    {
      name: "a mention",
      body: change("mentions", { media_id: "M2", comment_id: "C9" }),
      events: ["pointer"],
    },
  ],
  signing: metaSigning(here),
  foreign: {
    object: "instagram",
    entry: [{ ...message().entry[0], id: "20202" }, { ...comment().entry[0], id: "20202" }],
  },
  batch: (broken) => body({ messaging: hundred(one, broken) }),
  numbered: (digits) => JSON.stringify(comment({ id: "ID" })).replace('"ID"', digits),
  limits: {
    direct: { limit: 1000, unit: "bytes" },
    comment: { limit: 2200, unit: "utf16" },
    mention: { limit: 2200, unit: "utf16" },
  },
  api: {
    out: answer(),
    sent: () => Response.json({ recipient_id: CUSTOMER, message_id: "aWd9" }),
    busy: () => graphError(4, "Application request limit reached", { headers: { "retry-after": "30" } }),
    blocked: () => graphError(551, "This person is not available right now.", { subcode: 1545041 }),
    revoked: () => graphError(190, "Error validating access token", { subcode: 463 }),
  },
  codes: {
    connect: ["token_refused", "not_professional", "rights_missing", "unreachable", "refused"],
    health: ["token_refused", "token_expiring", "not_subscribed", "events_missing", "unreachable"],
    done: ["subscribed"],
    left: ["webhook", "messages_access"],
  },
};
