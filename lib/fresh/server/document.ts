import { type ComponentChildren, h } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Manifest } from "../build/manifest.ts";
import { DATA_ID, type Payload, SLOT_ID } from "../payload.ts";
import { HeadContext } from "../runtime.ts";
import { serialize } from "../wire.ts";
import { collectHead, mark, replaceDocument } from "./head.ts";
import { slotOf } from "./islands.ts";
import { LIVE_SCRIPT } from "./live.ts";
import { PageContext, type PageState } from "./page_state.ts";

replaceDocument();

/**
 * Renders a whole document without a pause, with the scripts of the islands on it and none else.
 *
 * @throws TypeError when an island's prop cannot travel to the browser
 */
export function renderDocument(content: ComponentChildren, nonce: string, manifest: Manifest): string {
  const page: PageState = { nonce, islands: [], slots: [], head: new Map() };
  const html = complete(page, render(page, content));
  const scripts = hiddenSlots(page) + islandScripts(page, manifest) +
    (manifest.dev ? `<script type="module" nonce="${nonce}">${LIVE_SCRIPT}</script>` : "");
  const head = preloads(page, manifest) + render(page, [...page.head.values()]);
  return "<!DOCTYPE html>" +
    html.replace(mark(page, "head"), () => head).replace(mark(page, "body"), () => scripts);
}

function render(page: PageState, children: ComponentChildren): string {
  const collect = (elements: ComponentChildren) => collectHead(page, elements);
  const inner = h(HeadContext.Provider, { value: collect, children });
  return renderToString(h(PageContext.Provider, { value: page, children: inner }));
}

function complete(page: PageState, html: string): string {
  const [head, body] = [mark(page, "head"), mark(page, "body")];
  if (!html.includes(body)) html = `<body>${html}${body}</body>`;
  if (!html.includes(head)) html = `<head><meta charset="utf-8">${head}</head>${html}`;
  return html.startsWith("<html") ? html : `<html>${html}</html>`;
}

function hiddenSlots(page: PageState): string {
  let html = "";
  // Rendering one may bring more islands and slots, which join the end of the list
  for (let id = 0; id < page.slots.length; id++) {
    const slot = page.slots[id];
    if (slot?.shown === false) {
      html += `<template id="${SLOT_ID}${id}">${render(page, slot.content)}</template>`;
    }
  }
  return html;
}

function islandScripts({ islands, nonce }: PageState, manifest: Manifest): string {
  if (islands.length === 0) return "";
  const props = serialize(islands.map((island) => island.props), {
    slotOf,
    describe: ([id, ...path]) => `prop "${path.join(".")}" of island "${islands[Number(id)]?.name}"`,
  });
  const urls = islands.map((
    { name, exportName },
  ): [string, string] => [chunkOf(manifest, name).url, exportName]);
  const payload: Payload = { islands: urls, props };
  return `<script type="application/json" id="${DATA_ID}" nonce="${nonce}">${escapeJson(payload)}</script>` +
    `<script type="module" src="${manifest.client.url}" nonce="${nonce}"></script>`;
}

function preloads({ islands }: PageState, manifest: Manifest): string {
  if (islands.length === 0) return "";
  const chunks = [manifest.client, ...islands.map(({ name }) => chunkOf(manifest, name))];
  const urls = new Set(chunks.flatMap(({ url, preload }) => [url, ...preload]));
  return Array.from(urls, (url) => `<link rel="modulepreload" href="${url}">`).join("");
}

function chunkOf(manifest: Manifest, name: string) {
  const chunk = manifest.islands[name];
  if (!chunk) throw new Error(`The client build holds no island "${name}"`);
  return chunk;
}

/** Safe inside a script element: nothing that HTML, or an old script parser, would end it by. */
function escapeJson(value: unknown): string {
  const escape = (char: string) => "\\u" + char.charCodeAt(0).toString(16).padStart(4, "0");
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, escape);
}
