import type { Connection, RawRequest } from "@/lib/channels/channel.ts";
import { hmacSha256 } from "@/lib/channels/signatures.ts";
import type { Contract } from "../contract.ts";
import { outbound, request } from "../parcels.ts";
import {
  call,
  changed,
  CHANNEL,
  connection,
  DELETED,
  mention,
  message,
  reaction,
  SECRET,
  TOKEN,
  USER,
} from "./samples.ts";

const here = connection();
const ELSEWHERE = { team_id: "T2", authorizations: [{ team_id: "T2", user_id: "U9", is_bot: true }] };

/** Slack signs its version, the moment and the raw body; a request of more than five minutes ago is void. */
async function sign(body: unknown, { credentials }: Connection): Promise<RawRequest> {
  const bare = request(body);
  const time = String(Math.floor(Date.now() / 1000));
  const base = `v0:${time}:${new TextDecoder().decode(bare.body)}`;
  const signature = (await hmacSha256(credentials.signingSecret ?? "", base)).toHex();
  const headers = { "x-slack-signature": `v0=${signature}`, "x-slack-request-timestamp": time };
  return { ...bare, headers: new Headers(headers) };
}

/** Slack refuses inside a 200. */
function refusal(error: string) {
  return () => Response.json({ ok: false, error });
}

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a message", body: message(), events: ["message"] },
    { name: "a mention in a channel", body: mention(), events: ["message"] },
    { name: "an edit", body: changed({ text: "Ау" }, { text: "Добрый день" }), events: ["edit"] },
    { name: "a message taken back", body: DELETED, events: ["deletion"] },
    { name: "a mark", body: reaction("reaction_added"), events: ["reaction"] },
    { name: "the app taken out", body: call({ type: "app_uninstalled" }), events: ["revoked"] },
  ],
  signing: {
    sign,
    unsigned: (body) => request(body),
    stranger: { ...here, credentials: { botToken: TOKEN, signingSecret: [...SECRET].reverse().join("") } },
    coversBody: true,
  },
  foreign: message({ team: "T2" }, ELSEWHERE),
  numbered: (digits) => JSON.stringify(message({ channel: "ID" })).replace('"ID"', digits),
  limits: { direct: { limit: 4000, unit: "utf16" }, discussion: { limit: 4000, unit: "utf16" } },
  api: {
    out: outbound({
      person: { externalId: USER },
      thread: { kind: "direct", key: CHANNEL },
      text: "Да, две чашки",
    }),
    sent: () => Response.json({ ok: true, channel: CHANNEL, ts: "1790000100.000500" }),
    busy: () =>
      Response.json({ ok: false, error: "ratelimited" }, { status: 429, headers: { "retry-after": "30" } }),
    blocked: refusal("user_disabled"),
    revoked: refusal("token_revoked"),
  },
  codes: {
    connect: ["token_refused", "scopes_missing", "not_bot", "unreachable", "refused"],
    health: ["token_refused", "scopes_missing", "unreachable"],
    done: ["token"],
    left: ["request_url", "events", "interactivity", "messages_tab"],
  },
};
