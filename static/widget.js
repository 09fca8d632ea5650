// @ts-check
// Puts the chat on a page: one button and one frame, inside a shadow root. It reads nothing of the page around.
//   <script src="https://…/chat/CONNECTION/widget.js" async></script>
// data-colour="#0a6b5e" paints the button, data-side="start" puts it on the other side;
// otklik.open() and otklik.close() are for buttons of the page's own.
(() => {
  const WORDS = {
    ru: { open: "Написать нам", close: "Свернуть чат", frame: "Чат", unread: "Новых ответов: " },
    en: { open: "Chat with us", close: "Close the chat", frame: "Chat", unread: "New answers: " },
  };
  const RUSSIAN = /^(ru|be|uk|kk|ky|uz|tg|tt|ba|cv|hy|ab|os)\b/i;
  const NARROW = "(max-width: 480px), (max-height: 480px)";
  const ICONS = {
    chat: "M21 11.5a8.4 8.4 0 0 1-8.5 8.3 8.7 8.7 0 0 1-3.9-.9L3 20.5l1.7-4.8a8.1 8.1 0 0 1-1.2-4.2A8.4 8.4 0 0 1 12 3.2a8.6 8.6 0 0 1 9 8.3Z",
    close: "m6 9 6 6 6-6",
  };
  const STYLE = `
    :host { all: initial !important; }
    * { box-sizing: border-box; }
    button {
      position: fixed; z-index: 2147483000; inset-block-end: calc(20px + env(safe-area-inset-bottom, 0px));
      inset-inline: auto 20px;
      inline-size: 56px; block-size: 56px; padding: 0; border: 0; border-radius: 50%;
      display: grid; place-items: center; cursor: pointer;
      background: var(--colour, #4a44bd); color: #fff; box-shadow: 0 6px 20px rgb(20 20 50 / 28%);
      transition: transform 150ms ease-out;
    }
    button:hover { transform: scale(1.05); }
    button:focus-visible { outline: 3px solid #fff; outline-offset: -6px; }
    svg { inline-size: 26px; block-size: 26px; fill: none; stroke: currentColor; stroke-width: 1.9;
      stroke-linecap: round; stroke-linejoin: round; pointer-events: none; }
    span {
      position: absolute; inset-block-start: -2px; inset-inline-end: -2px; min-inline-size: 20px;
      padding: 0 5px; border-radius: 10px; border: 2px solid #fff; background: #c8242f; color: #fff;
      font: 600 12px/16px system-ui, sans-serif; text-align: center; pointer-events: none;
    }
    iframe {
      position: fixed; z-index: 2147483000; inset-inline: auto 20px;
      inset-block-end: calc(88px + env(safe-area-inset-bottom, 0px));
      inline-size: 384px; block-size: min(640px, calc(100dvh - 112px));
      border: 0; border-radius: 16px; background: #fff;
      box-shadow: 0 0 0 1px rgb(20 20 50 / 10%), 0 18px 48px -10px rgb(20 20 50 / 38%);
      animation: rise 170ms ease-out;
    }
    :host([start]) :is(button, iframe) { inset-inline: 20px auto; }
    @media (prefers-color-scheme: dark) { iframe { background: #16181f; } }
    @keyframes rise { from { opacity: 0; transform: translateY(12px); } }
    @media ${NARROW} {
      :host iframe, :host([start]) iframe { inset: 0; inline-size: 100%; block-size: 100%; border-radius: 0; box-shadow: none; }
      :host([open]) button { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { button { transition: none; } iframe { animation: none; } }
    @media print { button, iframe { display: none; } }
    [hidden] { display: none !important; }
  `;

  const script = /** @type {HTMLScriptElement | null} */ (
    document.currentScript ?? document.querySelector('script[src*="/chat/"][src*="/widget.js"]')
  );
  const address = script && new URL(script.src);
  const id = address?.pathname.match(/\/chat\/([\w-]+)\/widget\.js$/)?.[1] ?? script?.dataset.connection;
  const origin = address?.origin;
  const key = `otklik-chat:${id}`;
  if (!id || !origin || Reflect.get(globalThis, key)) return;
  Reflect.set(globalThis, key, true);
  Reflect.set(globalThis, "otklik", { open: () => turn(true), close: () => turn(false) });

  const words = WORDS[RUSSIAN.test(navigator.language) ? "ru" : "en"];
  const host = document.createElement("otklik-chat");
  const root = host.attachShadow({ mode: "closed" });
  const button = document.createElement("button");
  const dot = document.createElement("span");
  const chatIcon = icon(ICONS.chat);
  const closeIcon = icon(ICONS.close);
  /** @type {HTMLIFrameElement | undefined} */
  let frame;
  /** The page in the frame listens. */
  let greeted = false;
  let open = false;
  /** Somebody has written here before. */
  let known = recall().includes("known");
  /** The chat was opened by a press, so the focus is to follow. */
  let pressed = false;
  /** What the page's own scrolling was before a phone showed nothing but the chat. */
  /** @type {string | undefined} */
  let scrolling;

  dress();
  host.toggleAttribute("start", script?.dataset.side === "start");
  host.style.setProperty("--colour", script?.dataset.colour ?? "");
  button.type = "button";
  button.append(chatIcon, closeIcon, dot);
  button.addEventListener("click", () => turn(!open));
  button.addEventListener("keydown", ({ key }) => key === "Escape" && open && turn(false));
  root.append(button);
  show(0);
  paint();
  addEventListener("message", hear);
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin, { once: true });

  function begin() {
    document.body.append(host);
    if (recall().includes("open") && !matchMedia(NARROW).matches) turn(true, false);
    // Who wrote here before is to see that an answer has come: the frame loads once the page is calm.
    else if (known) (globalThis.requestIdleCallback ?? setTimeout)(() => load());
  }

  /** @param {boolean} to @param {boolean} [byPress] */
  function turn(to, byPress = true) {
    open = to;
    pressed = byPress && to;
    load();
    remember();
    paint();
    tell();
    if (pressed) frame?.focus();
    else if (byPress) button.focus();
  }

  function paint() {
    host.toggleAttribute("open", open);
    if (frame) frame.hidden = !open;
    chatIcon.toggleAttribute("hidden", open);
    closeIcon.toggleAttribute("hidden", !open);
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", label());
    hold(open && matchMedia(NARROW).matches);
  }

  /** @param {boolean} still the page behind a full screen does not scroll */
  function hold(still) {
    const { style } = document.documentElement;
    if (still === (scrolling !== undefined)) return;
    const before = scrolling;
    scrolling = still ? style.overflow : undefined;
    style.overflow = before ?? "hidden";
  }

  function label() {
    if (open) return words.close;
    return dot.hidden ? words.open : `${words.open}. ${words.unread}${dot.textContent}`;
  }

  function load() {
    if (frame) return;
    frame = document.createElement("iframe");
    frame.title = words.frame;
    frame.hidden = !open;
    frame.src = `${origin}/chat/${id}`;
    root.append(frame);
  }

  /** @param {MessageEvent} event */
  function hear({ source, origin: from, data }) {
    if (!frame || source !== frame.contentWindow || from !== origin || !data) return;
    if (data.otklik === "hello") {
      greeted = true;
      tell();
    }
    if (data.otklik === "close") turn(false);
    if (data.otklik !== "state") return;
    known = data.known === true;
    remember();
    show(Number(data.unread) || 0);
  }

  function tell() {
    const full = matchMedia(NARROW).matches;
    const word = { otklik: "shown", shown: open, focus: pressed, full };
    if (greeted) frame?.contentWindow?.postMessage(word, /** @type {string} */ (origin));
  }

  /** @param {number} unread */
  function show(unread) {
    dot.hidden = unread === 0;
    dot.textContent = unread > 9 ? "9+" : String(unread);
    button.setAttribute("aria-label", label());
  }

  /** A constructed sheet needs no leave from the page's style-src; a style element is for older browsers. */
  function dress() {
    if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      return;
    }
    const style = document.createElement("style");
    style.nonce = script?.nonce ?? "";
    style.textContent = STYLE;
    root.append(style);
  }

  /** @param {string} path */
  function icon(path) {
    const space = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(space, "svg");
    const line = document.createElementNS(space, "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  }

  function recall() {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }

  function remember() {
    try {
      const state = [open && "open", known && "known"].filter(Boolean).join(" ");
      if (state) localStorage.setItem(key, state);
      else localStorage.removeItem(key);
    } catch {
      return;
    }
  }
})();
