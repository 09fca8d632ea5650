import { Fragment, type VNode } from "preact";

/** What looks like an address: http and https alone, so that no other scheme becomes a link. */
const ADDRESS = /https?:\/\/[^\s<>"'«»]+/;
const TRAILING = /[.,;:!?)\]}…]+$/;

interface Props {
  text: string;
  /** Names of those who are called in it, behind an @. */
  called?: readonly string[];
}

/** A message's words as they came: line breaks kept, addresses made into links, nothing else interpreted. */
export function RichText({ text, called = [] }: Props) {
  return <p class="rich-text" dir="auto">{withLinks(text, called)}</p>;
}

function withLinks(text: string, called: readonly string[]): VNode[] {
  const parts: VNode[] = [];
  const names = called.map((name) => `@${name.replace(/[^\p{L}\p{N}\s]/gu, "\\$&")}`).sort().reverse();
  let done = 0;
  for (const { 0: found, index } of text.matchAll(new RegExp([...names, ADDRESS.source].join("|"), "g"))) {
    const name = found.startsWith("@");
    const piece = name ? found : found.replace(TRAILING, "");
    parts.push(
      words(text.slice(done, index), done),
      name ? <b key={index} class="mention">{piece}</b> : link(piece, index),
    );
    done = index + piece.length;
  }
  parts.push(words(text.slice(done), done));
  return parts;
}

// A bare string in a list would be escaped twice by the precompiled markup around it.
function words(text: string, at: number): VNode {
  return <Fragment key={`words ${at}`}>{text}</Fragment>;
}

function link(address: string, at: number): VNode {
  return <a key={at} href={address} target="_blank" rel="noopener noreferrer nofollow">{address}</a>;
}
