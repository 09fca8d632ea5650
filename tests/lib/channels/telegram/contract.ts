import type { Contract } from "../contract.ts";
import { request } from "../parcels.ts";
import { connection, outbound, refusal } from "./bot_api.ts";
import { CHAT, edited, membership, message, reaction } from "./samples.ts";

const HEADER = "x-telegram-bot-api-secret-token";
const here = connection();

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a message", body: message({ text: "Здравствуйте" }), events: ["message"] },
    { name: "an edit", body: edited({ text: "Добрый день" }), events: ["edit"] },
    { name: "a bot blocked", body: membership("kicked"), events: ["reach"] },
    { name: "a mark", body: reaction({ type: "emoji", emoji: "👍" }), events: ["reaction"] },
  ],
  signing: {
    sign: (body, { webhookSecret }) => Promise.resolve(request(body, { [HEADER]: webhookSecret })),
    unsigned: (body) => request(body),
    stranger: { ...here, webhookSecret: "another_another_another_another_" },
    coversBody: false,
  },
  numbered: (digits) => JSON.stringify(message({ text: "Ау", message_id: "ID" })).replace('"ID"', digits),
  limits: { direct: { limit: 4096, unit: "utf16" } },
  api: {
    out: outbound({ text: "Добрый день" }),
    sent: () => Response.json({ ok: true, result: { message_id: 80, date: 1, chat: { id: CHAT } } }),
    busy: () => refusal(429, "Too Many Requests: retry after 5", { retry_after: 5 }),
    blocked: () => refusal(403, "Forbidden: bot was blocked by the user"),
    revoked: () => refusal(401, "Unauthorized"),
  },
  codes: {
    connect: ["token_shape", "token_refused", "busy", "unreachable", "webhook_refused"],
    health: ["token_refused", "webhook_gone", "webhook_elsewhere", "webhook_failing", "unreachable"],
    done: ["webhook_set", "webhook_replaced"],
    left: [],
  },
};
