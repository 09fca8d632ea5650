import type { Contract } from "../contract.ts";
import { graphError } from "../graph/graph_server.ts";
import { hundred, metaSigning } from "../graph/signing.ts";
import {
  answer,
  body,
  comment,
  connection,
  CUSTOMER,
  echo,
  event,
  feed,
  message,
  PAGE,
  POST,
} from "./samples.ts";

const here = connection();
const READ = { read: { watermark: 1_790_000_002_000 } };

function one(index: number) {
  return { sender: { id: CUSTOMER }, recipient: { id: PAGE }, message: { mid: `m_${index}`, text: "Ау" } };
}

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a message", body: message(), events: ["message"] },
    { name: "what the page's side sent", body: echo(), events: ["message"] },
    { name: "seen", body: event(READ), events: ["receipt"] },
    { name: "a comment", body: comment(), events: ["message"] },
    { name: "a comment taken back", body: comment({ verb: "remove" }), events: ["deletion"] },
    { name: "a post", body: feed({ item: "status", verb: "add", post_id: POST }), events: ["post"] },
  ],
  signing: metaSigning(here),
  foreign: {
    object: "page",
    entry: [{ ...message().entry[0], id: "20202" }, { ...comment().entry[0], id: "20202" }],
  },
  batch: (broken) => body({ messaging: hundred(one, broken) }),
  numbered: (digits) => JSON.stringify(message({ mid: "ID", text: "Ау" })).replace('"ID"', digits),
  limits: { direct: { limit: 1986, unit: "utf16" }, comment: { limit: 8000, unit: "utf16" } },
  api: {
    out: answer(),
    sent: () => Response.json({ recipient_id: CUSTOMER, message_id: "m_9" }),
    busy: () => graphError(613, "Calls to this api have exceeded the rate limit."),
    blocked: () => graphError(551, "This person is not available right now.", { subcode: 1545041 }),
    revoked: () => graphError(190, "Error validating access token", { subcode: 463 }),
  },
  codes: {
    connect: ["token_refused", "secret_refused", "not_page", "rights_missing", "unreachable", "refused"],
    health: ["token_refused", "not_subscribed", "events_missing", "webhook_elsewhere", "unreachable"],
    done: ["subscribed"],
    left: ["webhook", "fields"],
  },
};
