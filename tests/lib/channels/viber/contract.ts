import { hmacSha256 } from "@/lib/channels/signatures.ts";
import type { Contract } from "../contract.ts";
import { outbound, request } from "../parcels.ts";
import { aboutUser, callback, connection, CUSTOMER, message } from "./samples.ts";

const here = connection();
const WORDS = { type: "text", text: "Ау" };

/** Viber answers 200 whatever it thinks: the status stands in the body. */
function refusal(status: number, status_message: string) {
  return () => Response.json({ status, status_message });
}

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a message", body: message(WORDS), events: ["message"] },
    { name: "delivered", body: callback("delivered"), events: ["receipt"] },
    { name: "seen", body: callback("seen"), events: ["receipt"] },
    { name: "failed", body: callback("failed", { desc: "failure description" }), events: ["receipt"] },
    { name: "subscribed", body: aboutUser("subscribed"), events: ["reach"] },
    { name: "unsubscribed", body: callback("unsubscribed"), events: ["reach"] },
    { name: "opened", body: aboutUser("conversation_started", { subscribed: false }), events: [] },
  ],
  signing: {
    sign: async (body, { credentials: { token = "" } }) => {
      const bare = request(body);
      const signature = (await hmacSha256(token, bare.body)).toHex();
      return { ...bare, headers: new Headers({ "x-viber-content-signature": signature }) };
    },
    unsigned: (body) => request(body),
    stranger: { ...here, credentials: { token: "another" } },
    coversBody: true,
  },
  numbered: (digits) => JSON.stringify(message(WORDS, { message_token: "ID" })).replace('"ID"', digits),
  limits: { direct: { limit: 7000, unit: "utf16" } },
  api: {
    out: outbound({
      person: { externalId: CUSTOMER },
      thread: { kind: "direct", key: CUSTOMER },
      text: "Да, две чашки",
    }),
    // The number is beyond 2^53: JSON.stringify would round it.
    sent: () => new Response('{"status":0,"status_message":"ok","message_token":5741311803571721087}'),
    busy: refusal(12, "tooManyRequests"),
    blocked: refusal(6, "receiverNotSubscribed"),
    revoked: refusal(2, "invalidAuthToken"),
  },
  codes: {
    connect: ["token_refused", "account_blocked", "webhook_refused", "unreachable", "refused"],
    health: [
      "token_refused",
      "account_blocked",
      "webhook_gone",
      "webhook_elsewhere",
      "events_missing",
      "unreachable",
    ],
    done: ["webhook_set", "webhook_replaced"],
    left: [],
  },
};
