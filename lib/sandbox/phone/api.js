// @ts-check
import { words } from "./words.js";

/**
 * @typedef {import("../conversations.ts").Line} Line
 * @typedef {import("../conversations.ts").Conversation} Conversation
 * @typedef {import("../feed.ts").FeedEvent} FeedEvent
 * @typedef {ReturnType<typeof import("../control/state.ts").stateOf>} State
 * @typedef {State["platforms"][number]} PlatformState
 * @typedef {import("../platform.ts").CustomerView} Customer
 * @typedef {import("../platform.ts").Act} Act
 */

/** @returns {Promise<State>} */
export function getState() {
  return ask("api/state");
}

/** @param {string} id @returns {Promise<Conversation>} */
export function getConversation(id) {
  return ask(`api/conversations/${encodeURIComponent(id)}`);
}

/**
 * @param {{ platform: string, account: string, id: string }} who
 * @param {Act} act
 */
export function perform({ platform, account, id }, act) {
  return ask(`api/customers/${platform}/${account}/${id}/acts`, json(act));
}

/** @param {Record<string, unknown>} customer @returns {Promise<Customer>} */
export function createCustomer(customer) {
  return ask("api/customers", json(customer));
}

/** @param {Record<string, unknown>} fault */
export function setFault(fault) {
  return ask("api/faults", json(fault));
}

/** @param {string} id */
export function clearFault(id) {
  return ask(`api/faults/${id}`, { method: "DELETE" });
}

/** @param {File} file @returns {Promise<{ id: number, kind: "photo" | "document" }>} */
export function upload(file) {
  const body = new FormData();
  body.set("file", file);
  return ask("api/files", { method: "POST", body });
}

/**
 * Listens to everything that happens, and comes back by itself after a break.
 * @param {(event: FeedEvent) => void} hear
 * @param {(up: boolean) => void} change told whenever the stream opens or breaks
 */
export function listen(hear, change) {
  const source = new EventSource("api/events");
  source.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  source.addEventListener("error", () => change(false));
  source.addEventListener("open", () => change(true));
}

/** @param {unknown} body @returns {RequestInit} */
function json(body) {
  return { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** @param {string} path @param {RequestInit} [init] */
async function ask(path, init) {
  const response = await fetch(path, init);
  if (response.status === 204) return null;
  const body = await response.json();
  if (!response.ok) throw new Error(`${words.wentWrong} ${body.error ?? response.status}`);
  return body;
}
