// @ts-check
import { renderComposer } from "./composer.js";
import { face, h, icon, local } from "./dom.js";
import { lineList } from "./lines.js";
import { NAMES } from "./people.js";
import { perform } from "./api.js";
import { openSheet } from "./sheet.js";
import { clock, day, words } from "./words.js";

/**
 * What the parts of the page may do with each other.
 * @typedef {object} Controls
 * @property {import("./app.js").View} view
 * @property {() => void} render
 * @property {() => Promise<void>} refresh
 * @property {(id: string | null) => Promise<void>} openConversation
 * @property {(id: string) => Promise<void>} chooseCustomer
 * @property {(tab: "people" | "phone" | "backstage") => void} showTab
 * @property {(what: unknown) => void} say
 */

/**
 * The phone: a chat, or the list of chats.
 * @param {HTMLElement} phone
 * @param {Controls} controls
 */
export function renderScreen(phone, controls) {
  const { view } = controls;
  phone.dataset.platform = view.platform;
  if (view.customer === "") {
    phone.replaceChildren(h("p", { class: "empty" }, words.choose));
    return;
  }
  const id = view.conversation?.id ?? "";
  const before = phone.querySelector(".lines");
  const stays = before instanceof HTMLElement && before.dataset.conversation === id;
  const wasAtEnd = !stays || before.scrollHeight - before.scrollTop - before.clientHeight < 80;
  const top = stays ? before.scrollTop : 0;
  const composer = stays ? phone.querySelector(".composer") : null;
  const body = view.list ? chatList(controls) : chat(controls, composer);
  phone.replaceChildren(statusBar(view.state.now), ...body);
  const lines = phone.querySelector(".lines");
  if (!lines) return;
  const toEnd = () => lines.scrollTop = lines.scrollHeight;
  lines.scrollTop = top;
  if (!wasAtEnd) return;
  toEnd();
  // Pictures have no height before they come.
  lines.addEventListener("load", toEnd, { capture: true });
}

/**
 * @param {import("./app.js").View} view
 * @param {import("./api.js").State["conversations"][number]} one
 */
function mine(view, one) {
  return one.platform === view.platform && one.account === view.account &&
    (one.customer === undefined || one.customer === view.customer);
}

/** @param {number} now */
function statusBar(now) {
  return h(
    "div",
    { class: "status", "aria-hidden": "true" },
    clock(now || Date.now()),
    h("span", {}, "●●● 5G ▮"),
  );
}

/** @param {Controls} controls */
function account({ view }) {
  return view.state.platforms.find((one) => one.platform === view.platform)
    ?.accounts.find(({ id }) => id === view.account);
}

/**
 * @param {Controls} controls
 * @param {Element | null} composer kept while the chat stays, so that nothing typed is lost
 */
function chat(controls, composer) {
  const { view } = controls;
  const kind = view.conversation?.kind ?? "direct";
  const subtitle = view.typing ? words.typing : kind === "direct" ? NAMES[view.platform] ?? "" : words[kind];
  const title = kind === "discussion" ? view.conversation?.title : account(controls)?.name;
  return [
    h(
      "div",
      { class: "head" },
      roundButton("back", words.back, () => void controls.openConversation(null)),
      face(title ?? "", account(controls)?.avatar),
      h("div", { class: "two" }, h("b", {}, title ?? ""), h("small", {}, subtitle)),
      roundButton("more", words.more, () => openMenu(controls)),
    ),
    lineList(controls),
    draftBar(controls),
    composer && !view.draft ? composer : renderComposer(controls),
  ];
}

/**
 * @param {"back" | "more"} name
 * @param {string} label
 * @param {() => void} click
 */
function roundButton(name, label, click) {
  return h(
    "button",
    { type: "button", class: "round", "aria-label": label, title: label, click },
    icon(name),
  );
}

/** @param {Controls} controls */
function draftBar({ view, render }) {
  if (!view.draft) return h("div", { hidden: true });
  const { kind, line } = view.draft;
  const cancel = () => {
    view.draft = null;
    render();
  };
  const what = kind === "edit" ? words.editing : words.replying;
  return h(
    "div",
    { class: "draft" },
    h(
      "span",
      { class: "two" },
      h("b", {}, what),
      h("small", {}, line.text || line.attachments[0]?.name || "…"),
    ),
    h("button", { type: "button", class: "round", "aria-label": words.cancel, click: cancel }, icon("close")),
  );
}

/** @param {Controls} controls */
function chatList(controls) {
  const { view } = controls;
  const rows = view.state.conversations.filter((one) => mine(view, one))
    .toSorted((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0))
    .map((one) => chatRow(one, controls));
  return [
    h("div", { class: "head" }, h("b", { class: "only" }, words.chats)),
    h("ul", { class: "chats" }, ...rows),
  ];
}

/**
 * @param {import("./api.js").State["conversations"][number]} conversation
 * @param {Controls} controls
 */
function chatRow({ id, kind, title, post, last }, controls) {
  const name = kind === "direct" ? account(controls)?.name ?? "" : kind === "comment" ? words.comment : title;
  const text = last?.text || last?.attachments[0]?.name || post?.text || "";
  const picture = post?.imageUrl
    ? h("img", { class: "face square", src: local(post.imageUrl), alt: "" })
    : face(name, account(controls)?.avatar);
  const about = h("span", { class: "two" }, h("b", {}, name), h("small", {}, text));
  const today = last && day(last.at) === day(Date.now());
  const time = h("time", {}, last ? (today ? clock : day)(last.at) : "");
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "row", click: () => void controls.openConversation(id) },
      picture,
      about,
      time,
    ),
  );
}

/** @param {Controls} controls */
function openMenu({ view, say }) {
  const acts = view.state.platforms.find((one) => one.platform === view.platform)?.acts ?? [];
  const who = { platform: view.platform, account: view.account, id: view.customer };
  const plain = /** @type {const} */ (["start", "read", "typing", "allow", "deny"]);
  const items = plain.filter((act) => acts.includes(act)).map((act) => ({
    label: words[`act_${act}`],
    run: () => void perform(who, { act }).catch(say),
  }));
  openSheet(items);
}
