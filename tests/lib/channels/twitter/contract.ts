import { hmacSha256 } from "@/lib/channels/signatures.ts";
import type { Contract } from "../contract.ts";
import { hundred } from "../graph/signing.ts";
import { outbound, request } from "../parcels.ts";
import {
  activity,
  ANN,
  BRAND,
  COMMENT,
  connection,
  direct,
  dmEvent,
  INCLUDES,
  KEYS,
  mention,
  older,
  OLDER_USERS,
  POST,
  reply,
  sentDirect,
  tweet,
} from "./samples.ts";
import { problem } from "./x_api.ts";

const here = connection();
const SEEN = {
  sender_id: ANN,
  last_read_event_id: "2080765901528535096",
  created_timestamp: "1790000000000",
};

function one(index: number) {
  return { ...direct(), id: String(2_080_765_000 + index) };
}

/** What X says of when the next call may come: seconds since the epoch. */
function inAMinute() {
  return { "x-rate-limit-reset": String(Math.ceil(Date.now() / 1000) + 60) };
}

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a direct message", body: dmEvent(direct()), events: ["message"] },
    { name: "what the account sent", body: dmEvent(sentDirect()), events: ["message"] },
    { name: "a comment", body: activity("post.reply.create", reply(), INCLUDES), events: ["message"] },
    { name: "a mention", body: activity("post.mention.create", mention(), INCLUDES), events: ["message"] },
    {
      name: "a post of ours",
      body: activity("post.create", { id: POST, text: "Новые чашки", author_id: BRAND }),
      events: ["post"],
    },
    { name: "a post taken back", body: activity("post.delete", { id: COMMENT }), events: ["deletion"] },
    { name: "access taken away", body: activity("oauth.revoke", { user_id: BRAND }), events: ["revoked"] },
    {
      name: "a call of the older family",
      body: older({
        users: OLDER_USERS,
        direct_message_events: [direct()],
        direct_message_mark_read_events: [SEEN],
        tweet_create_events: [tweet()],
        tweet_delete_events: [{ status: { id: COMMENT, user_id: ANN } }],
      }),
      events: ["message", "receipt", "message", "deletion"],
    },
  ],
  signing: {
    sign: async (body, { credentials: { consumerSecret = "" } }) => {
      const bare = request(body);
      const signature = (await hmacSha256(consumerSecret, bare.body)).toBase64();
      return { ...bare, headers: new Headers({ "x-twitter-webhooks-signature": `sha256=${signature}` }) };
    },
    unsigned: (body) => request(body),
    stranger: { ...here, credentials: { ...KEYS, consumerSecret: "another" } },
    coversBody: true,
  },
  foreign: { data: { ...dmEvent(direct()).data, filter: { user_id: "3333333333333333333" } } },
  batch: (broken) => older({ users: OLDER_USERS, direct_message_events: hundred(one, broken) }),
  numbered: (digits) => JSON.stringify(dmEvent({ ...direct(), id: "ID" })).replace('"ID"', digits),
  limits: {
    direct: { limit: 10_000, unit: "utf16" },
    mention: { limit: 280, unit: "weighted" },
    comment: { limit: 280, unit: "weighted" },
  },
  api: {
    out: outbound({
      person: { externalId: ANN },
      thread: { kind: "direct", key: ANN },
      text: "Да, две чашки",
    }),
    sent: () =>
      Response.json(
        { data: { dm_conversation_id: `${BRAND}-${ANN}`, dm_event_id: "2080765901528535097" } },
        { status: 201 },
      ),
    busy: () => problem(429, "rate-limits", "Too Many Requests", inAMinute())(),
    blocked: () =>
      Response.json(
        { errors: [{ code: 349, message: "You cannot send messages to this user." }] },
        { status: 403 },
      ),
    revoked: problem(401, "unauthorized", "Unauthorized"),
  },
  codes: {
    connect: [
      "token_refused",
      "rights_missing",
      "address_refused",
      "no_free_webhook",
      "unreachable",
      "refused",
    ],
    health: ["token_refused", "webhook_gone", "webhook_invalid", "events_missing", "unreachable"],
    done: [],
    left: ["webhook", "events"],
  },
};
