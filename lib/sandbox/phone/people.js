// @ts-check
import { createCustomer } from "./api.js";
import { face, h } from "./dom.js";
import { words } from "./words.js";

/**
 * The panel with platforms, accounts and their customers.
 * @param {HTMLElement} root
 * @param {import("./screen.js").Controls} controls
 */
export function renderPeople(root, controls) {
  const { view } = controls;
  const platform = view.state.platforms.find((one) => one.platform === view.platform);
  if (!platform) return;
  const parts = [
    platformTabs(controls),
    platform.accounts.length > 0
      ? accountChoice(platform, controls)
      : h("p", { class: "hint" }, words.noAccounts),
    customerList(platform, controls),
  ];
  const form = root.querySelector("form");
  if (!form) return root.replaceChildren(...parts, customerForm(controls));
  // It stays where it is: what is typed or pressed there is not to be lost when something happens elsewhere.
  while (form.previousSibling) form.previousSibling.remove();
  form.before(...parts);
}

/** @param {import("./screen.js").Controls} controls */
function platformTabs({ view, refresh }) {
  const tabs = view.state.platforms.map(({ platform, accounts }) =>
    h("button", {
      type: "button",
      class: "segment",
      "data-platform": platform,
      "aria-pressed": String(platform === view.platform),
      click: () => {
        view.platform = platform;
        // At once: who is added in the next moment belongs to this platform's account.
        view.account = accounts[0]?.id ?? "";
        view.customer = "";
        void refresh();
      },
    }, NAMES[platform] ?? platform)
  );
  return h("div", { class: "segments", role: "group", "aria-label": words.platform }, ...tabs);
}

/** @type {Record<string, string>} */
export const NAMES = {
  telegram: "Telegram",
  vk: "VK",
  facebook: "Facebook",
  instagram: "Instagram",
  whatsapp: "WhatsApp",
  twitter: "X",
  viber: "Viber",
  slack: "Slack",
  max: "MAX",
};

/**
 * @param {import("./api.js").PlatformState} platform
 * @param {import("./screen.js").Controls} controls
 */
function accountChoice({ accounts }, { view, refresh }) {
  const current = accounts.find(({ id }) => id === view.account);
  const options = accounts.map(({ id, name }) =>
    h("option", { value: id, selected: id === view.account }, name)
  );
  const state = current?.webhooks[0];
  const select = h("select", {
    change: () => {
      view.account = select.value;
      view.customer = "";
      void refresh();
    },
  }, ...options);
  return h(
    "label",
    { class: "field" },
    h("span", {}, words.account),
    select,
    h("small", { class: state ? "good" : "bad" }, state ? words.connected : words.notConnected),
  );
}

/**
 * @param {import("./api.js").PlatformState} platform
 * @param {import("./screen.js").Controls} controls
 */
function customerList({ customers }, controls) {
  const { view } = controls;
  const here = customers.filter(({ account }) => account === view.account);
  if (here.length === 0) return h("p", { class: "hint" }, words.noCustomers);
  return h("ul", { class: "list" }, ...here.map((one) => customerRow(one, controls)));
}

/**
 * @param {import("./api.js").Customer} customer
 * @param {import("./screen.js").Controls} controls
 */
function customerRow({ id, name, avatar, reachable }, { view, render, chooseCustomer, showTab }) {
  const choose = async () => {
    await chooseCustomer(id);
    showTab("phone");
    render();
  };
  const chosen = id === view.customer;
  const note = h("small", {}, reachable ? words.reachable : words.unreachable);
  const text = h("span", { class: "two" }, h("b", {}, name), note);
  const button = { type: "button", class: "row", "aria-current": chosen && "true", click: choose };
  return h("li", {}, h("button", button, face(name, avatar), text));
}

/** @param {import("./screen.js").Controls} controls */
function customerForm({ view, refresh, say }) {
  const input = (/** @type {"firstName" | "lastName"} */ name, /** @type {boolean} */ required) =>
    h("input", {
      name,
      required,
      autocomplete: "off",
      maxlength: 64,
      "aria-label": words[name],
      placeholder: words[name],
    });
  const form = h(
    "form",
    {
      class: "form",
      submit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const given = Object.fromEntries(new FormData(form));
        const where = { platform: view.platform, account: view.account };
        createCustomer({ ...given, ...where }).then(({ id }) => {
          form.reset();
          view.customer = id;
          view.conversation = null;
          view.list = false;
          return refresh();
        }).catch(say);
      },
    },
    h("h2", {}, words.newCustomer),
    input("firstName", true),
    input("lastName", false),
    h("button", { class: "primary" }, words.add),
  );
  return form;
}
