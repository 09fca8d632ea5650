// @ts-check

/**
 * Makes an element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [props] attributes; functions become listeners, `false` and undefined are left out
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") {
      element.addEventListener(name, (event) => value(event));
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5h.01M12 12h.01M12 19h.01",
  attach: "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8L9.4 17.2a1.7 1.7 0 0 1-2.4-2.4L14.5 7.3",
  send: "M4 12l16-8-6 16-3-7z",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  place: "M12 21s7-6.3 7-11a7 7 0 0 0-14 0c0 4.7 7 11 7 11zM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20c1-4 4-5.5 8-5.5s7 1.5 8 5.5",
  close: "M6 6l12 12M18 6L6 18",
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/**
 * A round picture, or initials where there is none.
 * @param {string} name
 * @param {string | undefined} sample
 */
export function face(name, sample) {
  if (sample) return h("img", { class: "face", src: `samples/${sample}`, alt: "", width: 44, height: 44 });
  const initials = name.split(/\s+/).map((word) => word[0] ?? "").join("").slice(0, 2);
  const tone = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6;
  return h("span", { class: `face tone${tone}`, "aria-hidden": "true" }, initials);
}

/** Files are served beside this page, whatever address the product was told. @param {string} url */
export function local(url) {
  return url.slice(url.indexOf("/sandbox/") + "/sandbox/".length);
}
