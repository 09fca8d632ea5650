// @ts-check
import { byId, h } from "./dom.js";
import { words } from "./words.js";

/**
 * Opens a sheet of choices at the bottom of the phone. Escape and a tap beside it close it, and the focus goes back.
 * @param {{ label: string, run: () => void }[]} items
 * @param {Node} [above] shown over the choices
 */
export function openSheet(items, above) {
  const opener = document.activeElement;
  const close = () => {
    sheet.close();
    sheet.remove();
    if (opener instanceof HTMLElement) opener.focus();
  };
  const choose = (/** @type {() => void} */ run) => () => {
    close();
    run();
  };
  const buttons = items.map(({ label, run }) => h("button", { type: "button", click: choose(run) }, label));
  const sheet = h(
    "dialog",
    {
      class: "sheet",
      close: () => sheet.remove(),
      click: (/** @type {MouseEvent} */ event) => event.target === sheet && close(),
    },
    h(
      "div",
      { class: "choices" },
      above,
      ...buttons,
      h("button", { type: "button", class: "quiet", click: close }, words.closeSheet),
    ),
  );
  byId("phone").append(sheet);
  sheet.showModal();
  return close;
}
