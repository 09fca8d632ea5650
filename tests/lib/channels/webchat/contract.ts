import type { Contract } from "../contract.ts";
import { connectionOf } from "../parcels.ts";

const visitor = { id: "v1", name: "Марина", email: "marina@example.ru", language: "ru-RU" };
const at = 1_790_000_000_000;
const MESSAGE = { type: "message", id: "m1", visitor, text: "Привет", replyTo: "out:1", at };

/** Nobody posts to the web chat and it calls nobody: its messages come by the visitor's own session. */
export const contract: Contract = {
  connection: connectionOf("webchat"),
  samples: [
    { name: "a message", body: MESSAGE, events: ["message"] },
    { name: "seen", body: { type: "seen", visitor, ids: ["out:1"], at }, events: ["receipt"] },
  ],
  numbered: (digits) => JSON.stringify({ ...MESSAGE, id: "ID" }).replace('"ID"', digits),
  limits: { direct: { limit: 10_000, unit: "codepoints" } },
  codes: { connect: [], health: [], done: [], left: ["snippet"] },
};
