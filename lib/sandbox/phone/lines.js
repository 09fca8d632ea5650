// @ts-check
import { perform } from "./api.js";
import { face, h, icon, local } from "./dom.js";
import { openSheet } from "./sheet.js";
import { clock, day, words } from "./words.js";

/**
 * The messages or comments of the open conversation, with the days between them.
 * @param {import("./screen.js").Controls} controls
 */
export function lineList(controls) {
  const { conversation } = controls.view;
  const list = h("div", {
    class: "lines",
    "data-conversation": conversation?.id ?? "",
    "aria-live": "polite",
    tabindex: 0,
  });
  if (!conversation) {
    list.append(h("p", { class: "empty" }, words.silence));
    return list;
  }
  if (conversation.post) list.append(postCard(conversation.post));
  let lastDay = "";
  for (const line of conversation.lines) {
    const today = day(line.at);
    if (today !== lastDay) list.append(h("p", { class: "day" }, today));
    lastDay = today;
    list.append(conversation.kind === "direct" ? bubble(line, controls) : comment(line, controls));
  }
  return list;
}

/** @param {NonNullable<import("./api.js").Conversation["post"]>} post */
function postCard({ text, imageUrl }) {
  const picture = imageUrl && h("img", { src: local(imageUrl), alt: "" });
  return h("article", { class: "post" }, picture, h("p", {}, text));
}

/**
 * @param {import("./api.js").Line} line
 * @param {import("./screen.js").Controls} controls
 */
function bubble(line, controls) {
  const own = line.from === "customer";
  const sticker = line.attachments.some(({ kind }) => kind === "sticker");
  return h(
    "div",
    { class: `bubble ${own ? "own" : "theirs"}${sticker ? " bare" : ""}`, "data-id": line.id },
    line.from === "native" && h("b", { class: "who" }, line.author),
    quote(line, controls),
    ...body(line),
    meta(line),
    touch(line, controls),
    keys(line, controls),
  );
}

/**
 * @param {import("./api.js").Line} line
 * @param {import("./screen.js").Controls} controls
 */
function comment(line, controls) {
  const { view } = controls;
  const accounts = view.state.platforms.flatMap((one) => one.platform === view.platform ? one.accounts : []);
  const business = accounts.find(({ id }) => id === view.account);
  const person = view.state.platforms.flatMap(({ customers }) => customers).find(({ name }) =>
    name === line.author
  );
  return h(
    "div",
    { class: "remark", "data-id": line.id },
    face(line.author, line.from === "customer" ? person?.avatar : business?.avatar),
    h(
      "div",
      {},
      h("b", { class: "who" }, line.author),
      quote(line, controls),
      ...body(line),
      meta(line),
      touch(line, controls),
    ),
  );
}

/**
 * @param {import("./api.js").Line} line
 * @param {import("./screen.js").Controls} controls
 */
function quote({ replyTo }, { view }) {
  const quoted = view.conversation?.lines.find(({ id }) => id === replyTo);
  if (!quoted) return null;
  const text = quoted.text || quoted.attachments[0]?.name || "…";
  return h("blockquote", {}, h("b", {}, quoted.author), " ", text);
}

/** @param {import("./api.js").Line} line */
function body({ text, attachments, deleted }) {
  if (deleted) return [h("p", { class: "gone" }, words.deleted)];
  return [...attachments.map(attachment), text !== "" && h("p", {}, text)];
}

/** @param {import("./api.js").Line["attachments"][number]} attachment */
function attachment({ kind, name, size, url, contentType = "" }) {
  if (!url) return h("p", { class: "file" }, icon(kind === "contact" ? "person" : "place"), name);
  const src = local(url);
  const label = { "aria-label": name };
  if (kind === "sticker") return h("img", { class: "sticker", src, alt: name });
  if (kind === "photo") return h("a", { href: src, target: "_blank" }, h("img", { src, alt: name }));
  if (kind === "voice" || kind === "audio") {
    return h("audio", { controls: true, preload: "none", src, ...label });
  }
  if (contentType.startsWith("video/")) {
    const round = kind === "video_note" ? "note" : "";
    return h("video", { controls: true, preload: "metadata", src, class: round, ...label });
  }
  const weight = size < 1_000_000 ? `${Math.ceil(size / 1_000)} KB` : `${(size / 1_000_000).toFixed(1)} MB`;
  return h("a", { class: "file", href: src, target: "_blank" }, icon("file"), `${name} · ${weight}`);
}

/** @param {import("./api.js").Line} line */
function meta({ at, editedAt, read, from }) {
  const marks = [editedAt && words.edited, from === "native" && words.admin, read && words.read];
  const text = [...marks.filter((mark) => typeof mark === "string"), clock(at)].join(" · ");
  return h("small", { class: "meta" }, text);
}

/**
 * @param {import("./api.js").Line} line
 * @param {import("./screen.js").Controls} controls
 */
function touch(line, controls) {
  if (line.deleted) return null;
  const click = () => openSheet(choices(line, controls));
  const label = `${words.more}: ${line.text.slice(0, 40)}`;
  return h("button", { type: "button", class: "touch", "aria-label": label, click }, icon("more"));
}

/**
 * @param {import("./api.js").Line} line
 * @param {import("./screen.js").Controls} controls
 */
function choices(line, { view, render, say }) {
  const draft = (/** @type {"edit" | "reply"} */ kind) => () => {
    view.draft = { kind, line };
    render();
    document.querySelector("textarea")?.focus();
  };
  const who = { platform: view.platform, account: view.account, id: view.customer };
  const thread = view.conversation?.kind === "direct" ? undefined : view.conversation?.id;
  const reply = { label: words.reply, run: draft("reply") };
  if (line.from !== "customer" || !isOwn(line, view)) return [reply];
  const remove = () => void perform(who, { act: "delete", message: line.id, thread }).catch(say);
  return [reply, { label: words.edit, run: draft("edit") }, { label: words.remove, run: remove }];
}

/**
 * Under a post other people write as well.
 * @param {import("./api.js").Line} line
 * @param {import("./app.js").View} view
 */
function isOwn(line, view) {
  const me = view.state.platforms.flatMap(({ customers }) => customers).find(({ id }) =>
    id === view.customer
  );
  return view.conversation?.kind === "direct" || line.author === me?.name;
}

/**
 * @param {import("./api.js").Line} line
 * @param {import("./screen.js").Controls} controls
 */
function keys({ id, buttons = [] }, { view, say }) {
  if (buttons.length === 0) return null;
  const who = { platform: view.platform, account: view.account, id: view.customer };
  const press = (/** @type {string} */ data) => () =>
    void perform(who, { act: "press", message: id, data }).catch(say);
  const all = buttons.map(({ text, data }) => h("button", { type: "button", click: press(data) }, text));
  return h("div", { class: "keys" }, ...all);
}
