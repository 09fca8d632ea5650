import type { Peek } from "@/lib/channels/json.ts";

/** FNV-1a's prime, and two beginnings of our own: 64 bits together. */
const PRIME = 0x01000193;
const BEGINNINGS = [0x811c9dc5, 0x9e3779b9];

/**
 * An id for something that came without its own, so that nothing a customer said is dropped for want of one.
 * It is made of the content: the same thing told again has the same id and changes nothing.
 */
export function standInId(peek: Peek): string {
  const text = JSON.stringify(peek.value) ?? "";
  return `unnamed:${BEGINNINGS.map((beginning) => digest(text, beginning)).join("")}`;
}

function digest(text: string, beginning: number): string {
  let hash = beginning;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
