// @ts-check
import { getConversation, getState, listen } from "./api.js";
import { addLog, renderBackstage } from "./backstage.js";
import { byId, h } from "./dom.js";
import { renderPeople } from "./people.js";
import { renderScreen } from "./screen.js";
import { language, words } from "./words.js";

/**
 * What the page shows now. `draft` is what the composer is doing besides writing.
 * @typedef {object} View
 * @property {import("./api.js").State} state
 * @property {string} platform
 * @property {string} account
 * @property {string} customer
 * @property {import("./api.js").Conversation | null} conversation
 * @property {boolean} list the list of chats is open
 * @property {{ kind: "edit" | "reply", line: import("./api.js").Line } | null} draft
 * @property {boolean} typing
 */

/** @type {View} */
const view = {
  state: { now: 0, platforms: [], conversations: [], faults: [] },
  platform: "",
  account: "",
  customer: "",
  conversation: null,
  list: false,
  draft: null,
  typing: false,
};

/** @type {import("./screen.js").Controls} */
const controls = { view, render, refresh, openConversation, chooseCustomer, showTab, say };

start();

function start() {
  document.documentElement.lang = language;
  document.title = words.title;
  byId("title").textContent = words.title;
  byId("subtitle").textContent = words.subtitle;
  renderTabs();
  // The stream first: what happens before it is open is in the state that is asked for afterwards.
  listen(hear, (up) => up ? void refresh() : say(words.lost));
}

/** @type {Promise<void> | null} */
let loading = null;
let stale = false;

/** Asks for everything anew; while that is under way, a second wish makes it ask once more. */
function refresh() {
  stale = true;
  loading ??= loadWhileStale().catch(say).finally(() => loading = null);
  return loading;
}

async function loadWhileStale() {
  while (stale) {
    stale = false;
    await load();
  }
}

async function load() {
  view.state = await getState();
  const platform = view.state.platforms.find((one) => one.platform === view.platform) ??
    view.state.platforms.find(({ customers }) => customers.length > 0) ?? view.state.platforms[0];
  view.platform = platform?.platform ?? "";
  if (!platform?.accounts.some(({ id }) => id === view.account)) {
    view.account = platform?.accounts[0]?.id ?? "";
  }
  const customers = platform?.customers.filter(({ account }) => account === view.account) ?? [];
  const here = customers.some(({ id }) => id === view.customer);
  if (!here) await chooseCustomer(customers[0]?.id ?? "");
  else if (view.conversation) view.conversation = await getConversation(view.conversation.id);
  else if (!view.list) await chooseCustomer(view.customer);
  render();
}

/** Holds another person's phone, with the private chat open if there is one. @param {string} id */
async function chooseCustomer(id) {
  view.customer = id;
  view.draft = null;
  view.list = false;
  const direct = view.state.conversations.find((one) =>
    one.platform === view.platform && one.account === view.account && one.customer === id
  );
  view.conversation = direct ? await getConversation(direct.id) : null;
}

/** @param {string | null} id */
async function openConversation(id) {
  view.draft = null;
  view.list = id === null;
  view.conversation = id === null ? null : await getConversation(id);
  render();
}

function render() {
  renderPeople(byId("people"), controls);
  renderScreen(byId("phone"), controls);
  renderBackstage(byId("backstage"), controls);
}

/** @param {import("./api.js").FeedEvent} event */
function hear(event) {
  switch (event.type) {
    case "line":
    case "change":
      return hearLine(event.conversation, event.line);
    case "typing":
      return hearTyping(event.conversation);
    case "call":
    case "webhook":
      return addLog(event, controls);
    default:
      void refresh();
  }
}

/** @param {string} id @param {import("./api.js").Line} line */
function hearLine(id, line) {
  const { conversation } = view;
  if (conversation?.id !== id || loading) return void refresh();
  const index = conversation.lines.findIndex((one) => one.id === line.id);
  if (index >= 0) conversation.lines[index] = line;
  else conversation.lines.push(line);
  view.typing = false;
  renderScreen(byId("phone"), controls);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let typingEnds;

/** @param {string} id */
function hearTyping(id) {
  if (view.conversation?.id !== id) return;
  view.typing = true;
  renderScreen(byId("phone"), controls);
  clearTimeout(typingEnds);
  typingEnds = setTimeout(() => {
    view.typing = false;
    renderScreen(byId("phone"), controls);
  }, 5_000);
}

/** @param {"people" | "phone" | "backstage"} tab */
function showTab(tab) {
  document.body.dataset.tab = tab;
  renderTabs();
}

function renderTabs() {
  const tabs = /** @type {const} */ (["people", "phone", "backstage"]).map((tab) =>
    h("button", {
      type: "button",
      "aria-pressed": String(document.body.dataset.tab === tab),
      click: () => showTab(tab),
    }, words[tab])
  );
  byId("tabs").replaceChildren(...tabs);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let saidEnds;

/** Says something for a few seconds. @param {unknown} what */
function say(what) {
  byId("said").textContent = what instanceof Error ? what.message : String(what);
  clearTimeout(saidEnds);
  saidEnds = setTimeout(() => byId("said").replaceChildren(), 6_000);
}
