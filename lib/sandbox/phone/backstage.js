// @ts-check
import { clearFault, setFault } from "./api.js";
import { h } from "./dom.js";
import { NAMES } from "./people.js";
import { clock, words } from "./words.js";

const KINDS = /** @type {const} */ ([
  "429",
  "5xx",
  "timeout_after_accept",
  "drop_connection",
  "token_revoked",
  "duplicate",
  "reorder",
]);

/** @type {{ at: number, text: string, bad: boolean }[]} */
const log = [];

/**
 * The panel with the faults of the chosen platform and what has just happened.
 * @param {HTMLElement} root
 * @param {import("./screen.js").Controls} controls
 */
export function renderBackstage(root, controls) {
  const entries = log.map(({ at, text, bad }) =>
    h("li", { class: bad ? "bad" : "" }, h("time", {}, clock(at)), " ", text)
  );
  root.replaceChildren(
    h("h2", {}, words.faults),
    h("p", { class: "hint" }, words.faultsHint),
    h("ul", { class: "faults" }, ...KINDS.map((kind) => faultRow(kind, controls))),
    h("h2", {}, words.log),
    entries.length > 0 ? h("ol", { class: "log" }, ...entries) : h("p", { class: "hint" }, words.logEmpty),
  );
}

/**
 * @param {typeof KINDS[number]} kind
 * @param {import("./screen.js").Controls} controls
 */
function faultRow(kind, { view, say }) {
  const { platform } = view;
  const on = view.state.faults.find((fault) => fault.kind === kind && fault.platform === platform);
  const turn = () => void (on ? clearFault(on.id) : setFault({ platform, kind })).catch(say);
  const once = () => void setFault({ platform, kind, times: 1 }).catch(say);
  const hits = on && on.hits > 0 ? h("small", {}, `${words.hits}: ${on.hits}`) : null;
  const toggle = h("input", { type: "checkbox", role: "switch", checked: on !== undefined, change: turn });
  return h(
    "li",
    {},
    h("label", {}, toggle, h("span", {}, words[kind], hits)),
    h("button", { type: "button", class: "small", disabled: on !== undefined, click: once }, words.once),
  );
}

/**
 * @param {Extract<import("./api.js").FeedEvent, { type: "call" | "webhook" }>} event
 * @param {import("./screen.js").Controls} controls
 */
export function addLog(event, controls) {
  log.unshift({ at: Date.now(), ...describe(event) });
  log.length = Math.min(log.length, 40);
  const root = document.getElementById("backstage");
  if (root) renderBackstage(root, controls);
}

/** @param {Extract<import("./api.js").FeedEvent, { type: "call" | "webhook" }>} event */
function describe(event) {
  const platform = NAMES[event.platform] ?? event.platform;
  if (event.type === "call") {
    return { text: `→ ${platform} ${event.method}: ${event.outcome}`, bad: event.outcome !== "ok" };
  }
  const good = event.status !== null && event.status >= 200 && event.status < 300;
  const tries = event.attempt > 0 ? ` (${event.attempt + 1})` : "";
  return { text: `← ${platform} ${event.event}${tries}: ${event.status ?? words.noAnswer}`, bad: !good };
}
