import type { Contract } from "../contract.ts";
import { outbound, request } from "../parcels.ts";
import { connection, created, DIALOG, dialog, edited, MID, REMOVED } from "./samples.ts";

const HEADER = "x-max-bot-api-secret";
const here = connection();

function refusal(status: number, code: string, message: string) {
  return () => Response.json({ code, message }, { status });
}

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a message", body: created({ text: "Чашки ещё есть?" }), events: ["message"] },
    { name: "an edit", body: edited("Чашка ещё есть?"), events: ["edit"] },
    { name: "a message taken back", body: REMOVED, events: ["deletion"] },
    { name: "the bot started", body: dialog("bot_started"), events: ["reach"] },
    { name: "the bot stopped", body: dialog("bot_stopped"), events: ["reach"] },
    { name: "the dialog taken away", body: dialog("dialog_removed"), events: ["reach"] },
  ],
  signing: {
    sign: (body, { webhookSecret }) => Promise.resolve(request(body, { [HEADER]: webhookSecret })),
    unsigned: (body) => request(body),
    stranger: { ...here, webhookSecret: "another_another_another_another_" },
    coversBody: false,
  },
  foreign: created({ text: "Ау" }, { recipient: { ...DIALOG, user_id: 20202 } }),
  numbered: (digits) => JSON.stringify(created({ text: "Ау", mid: "ID" })).replace('"ID"', digits),
  limits: { direct: { limit: 4000, unit: "utf16" } },
  api: {
    out: outbound({ text: "Да, две чашки" }),
    sent: () => Response.json({ message: { body: { mid: MID } } }),
    // How long to wait is not said.
    busy: refusal(429, "too.many.requests", "Too many requests"),
    blocked: refusal(403, "chat.denied", "Chat is not available"),
    revoked: refusal(401, "verify.token", "Invalid access token"),
  },
  codes: {
    connect: ["token_refused", "webhook_refused", "unreachable", "refused"],
    health: ["token_refused", "webhook_gone", "unreachable"],
    done: ["webhook_set", "webhook_others"],
    left: [],
  },
};
