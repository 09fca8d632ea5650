// @ts-check
import { perform, upload } from "./api.js";
import { h, icon } from "./dom.js";
import { openSheet } from "./sheet.js";
import { words } from "./words.js";

/**
 * Where the customer writes. Enter sends, Shift+Enter begins a line.
 * @param {import("./screen.js").Controls} controls
 */
export function renderComposer(controls) {
  const { view } = controls;
  const editing = view.draft?.kind === "edit";
  const label = view.conversation?.kind === "comment" ? words.writeComment : words.message;
  const field = h("textarea", {
    rows: 1,
    placeholder: label,
    "aria-label": label,
    input: () => grow(field),
    keydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    },
  });
  if (editing) field.value = view.draft?.line.text ?? "";
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === "") return;
    field.value = "";
    grow(field);
    send(text, controls);
  };
  const form = h(
    "form",
    { class: "composer", submit },
    h("button", {
      type: "button",
      class: "round",
      "aria-label": words.attach,
      title: words.attach,
      disabled: editing,
      click: () => openAttachments(controls),
    }, icon("attach")),
    field,
    h("button", { class: "round go", "aria-label": editing ? words.save : words.send }, icon("send")),
  );
  return form;
}

/** @param {HTMLTextAreaElement} field */
function grow(field) {
  field.rows = Math.min(5, field.value.split("\n").length + Math.floor(field.value.length / 32));
}

/**
 * Writes, edits or answers, in the chat or under the post that is open.
 * @param {string} text
 * @param {import("./screen.js").Controls} controls
 * @param {import("../attachments.ts").CustomerAttachment[]} [attachments]
 */
function send(text, { view, render, say }, attachments = []) {
  const { draft, conversation } = view;
  const who = { platform: view.platform, account: view.account, id: view.customer };
  view.draft = null;
  render();
  const act = draft?.kind === "edit"
    ? editAct(draft.line.id, text, conversation)
    : writeAct(text, attachments, draft?.line.id, conversation);
  perform(who, act).catch(say);
}

/**
 * @param {string} message
 * @param {string} text
 * @param {import("./api.js").Conversation | null} conversation
 * @returns {import("./api.js").Act}
 */
function editAct(message, text, conversation) {
  const thread = conversation && conversation.kind !== "direct" ? conversation.id : undefined;
  return { act: "edit", message, text, thread };
}

/**
 * @param {string} text
 * @param {import("../attachments.ts").CustomerAttachment[]} attachments
 * @param {string | undefined} replyTo
 * @param {import("./api.js").Conversation | null} conversation
 * @returns {import("./api.js").Act}
 */
function writeAct(text, attachments, replyTo, conversation) {
  const place = conversation?.post?.id ?? "";
  if (conversation?.kind === "comment") return { act: "comment", post: place, text, replyTo, attachments };
  if (conversation?.kind === "discussion") return { act: "board", topic: place, text, attachments };
  return { act: "write", text, attachments, replyTo };
}

const PICTURES =
  /** @type {const} */ (["mug", "cracked", "vase", "bowls", "plates", "parcel", "receipt", "glazes"]);
const KINDS = /** @type {const} */ ([
  "sticker",
  "voice",
  "document",
  "video",
  "audio",
  "location",
  "video_note",
  "contact",
]);
const TELEGRAM_ONLY = ["video_note", "contact"];

/** @param {import("./screen.js").Controls} controls */
function openAttachments(controls) {
  const inPublic = (controls.view.conversation?.kind ?? "direct") !== "direct";
  const field = document.querySelector("textarea");
  const attach = (/** @type {import("../attachments.ts").CustomerAttachment} */ one) => {
    const text = field?.value.trim() ?? "";
    if (field) field.value = "";
    send(text, controls, [one]);
  };
  const kinds = KINDS.filter((kind) =>
    (controls.view.platform === "telegram" || !TELEGRAM_ONLY.includes(kind)) &&
    (!inPublic || kind === "document")
  );
  const items = [
    { label: words.fromDevice, run: () => pickFile(controls, attach) },
    ...kinds.map((kind) => ({ label: words[kind], run: () => attach({ kind }) })),
  ];
  const pictures = PICTURES.map((name) => {
    const choose = () => {
      close();
      attach(name);
    };
    return h(
      "button",
      { type: "button", "aria-label": name, click: choose },
      h("img", { src: `samples/${name}`, alt: "" }),
    );
  });
  const grid = h("div", { class: "pictures", role: "group", "aria-label": words.pictures }, ...pictures);
  const close = openSheet(items, grid);
}

/**
 * @param {import("./screen.js").Controls} controls
 * @param {(attachment: import("../attachments.ts").CustomerAttachment) => void} attach
 */
function pickFile({ say }, attach) {
  const input = h("input", {
    type: "file",
    change: () => {
      const [file] = input.files ?? [];
      if (file) upload(file).then(({ id, kind }) => attach({ kind, file: id })).catch(say);
    },
  });
  input.click();
}
