import type { Contract } from "../contract.ts";
import { graphError } from "../graph/graph_server.ts";
import { hundred, metaSigning } from "../graph/signing.ts";
import { answer, change, connection, echo, PHONE, status, text, USER } from "./samples.ts";

const here = connection();
const WORDS = { type: "text", text: { body: "Ау" } };
const ELSEWHERE = { metadata: { display_phone_number: "74951111111", phone_number_id: "20202" } };

export const contract: Contract = {
  connection: here,
  samples: [
    { name: "a message", body: text(), events: ["message"] },
    {
      name: "from somebody with two names",
      body: text({ from_user_id: USER }),
      events: ["rename", "message"],
    },
    { name: "a colleague's answer from the phone", body: echo(WORDS), events: ["message"] },
    { name: "delivered", body: status({}), events: ["receipt"] },
    { name: "failed", body: status({ status: "failed", errors: [{ code: 131026 }] }), events: ["receipt"] },
  ],
  signing: metaSigning(here),
  foreign: change({
    ...ELSEWHERE,
    messages: [{ from: PHONE, id: "wamid.7", timestamp: "1790000000", ...WORDS }],
  }),
  batch: (broken) =>
    change({ messages: hundred((index) => ({ from: PHONE, id: `wamid.${index}`, ...WORDS }), broken) }),
  numbered: (digits) => JSON.stringify(text({ id: "ID" })).replace('"ID"', digits),
  limits: { direct: { limit: 4096, unit: "utf16" } },
  api: {
    out: answer(),
    sent: () => Response.json({ messages: [{ id: "wamid.9" }] }),
    busy: () => graphError(131056, "(#131056) Pair rate limit hit"),
    blocked: () => graphError(131026, "(#131026) Message undeliverable"),
    revoked: () => graphError(190, "Error validating access token", { status: 401 }),
  },
  codes: {
    connect: [
      "token_refused",
      "secret_refused",
      "rights_missing",
      "number_unknown",
      "account_unknown",
      "unreachable",
      "refused",
    ],
    health: ["token_refused", "not_subscribed", "webhook_elsewhere", "quality_low", "unreachable"],
    done: ["subscribed"],
    left: ["webhook", "fields"],
  },
};
