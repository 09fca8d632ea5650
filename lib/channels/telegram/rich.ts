import type { InboundAttachment } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { attachmentsOf } from "@/lib/channels/telegram/media.ts";

const MAX_DEPTH = 16;
const MAX_BLOCKS = 2_000;
const NESTED = ["blocks", "items", "cells"] as const;

/**
 * A rich message (headings, lists, tables, media between paragraphs) as plain lines and attachments;
 * both empty when there is none. https://core.telegram.org/bots/api#richmessage
 */
export function richContent(rich: Peek): { text: string; attachments: InboundAttachment[] } {
  const blocks = flatten(rich).take(MAX_BLOCKS).toArray();
  return {
    text: blocks.map(lineOf).join("").trimEnd().toWellFormed(),
    attachments: blocks.flatMap((block) => attachmentsOf(block).attachments),
  };
}

function* flatten(holder: Peek, depth = 0): Generator<Peek, void> {
  if (depth > MAX_DEPTH) return;
  const nested = [...NESTED.flatMap((key) => holder.get(key).list), ...holder.list];
  for (const block of nested) {
    yield block;
    yield* flatten(block, depth + 1);
  }
}

function lineOf(block: Peek): string {
  const label = block.get("label").text;
  // A list item is its mark and then blocks of its own.
  if (label !== undefined) return `${label} `;
  const parts = [block.get("summary"), block, block.get("caption"), block.get("credit")];
  const line = parts.map((part) => inline(part)).filter((part) => part !== "").join(" ");
  return line && `${line}\n`;
}

/** Rich text is a string, a list of rich texts, or an object around one. */
function inline(text: Peek, depth = 0): string {
  if (depth > MAX_DEPTH) return "";
  if (text.text !== undefined) return text.text;
  // A bare list is a row of blocks at the top and a run of text below it.
  if (depth > 0 && text.list.length > 0) return text.list.map((part) => inline(part, depth + 1)).join("");
  const said = inlineMember(text, depth);
  const url = text.get("type").text === "url" ? text.get("url").text : undefined;
  return url !== undefined && said !== "" && said !== url ? `${said} (${url})` : said;
}

function inlineMember(text: Peek, depth: number): string {
  const inner = text.get("text");
  if (inner.exists) return inline(inner, depth + 1);
  return text.get("alternative_text").text ?? text.get("expression").text ?? "";
}
