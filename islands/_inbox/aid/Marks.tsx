import { useEffect, useRef } from "preact/hooks";
import { fieldOf } from "@/islands/_inbox/aid/state.ts";
import type { Mark } from "@/lib/replies/coach/advice.ts";

interface Props {
  text: string;
  /** What is unfilled: it stops the sending. */
  gaps: readonly Mark[];
  /** What could be said better. */
  hints: readonly Mark[];
}

/** Lines under the words that are spoken of: a copy of the text over the field, of which only they are seen. */
export function Marks({ text, gaps, hints }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  const none = gaps.length === 0 && hints.length === 0;
  useEffect(() => none ? undefined : follow(layer.current), [none]);
  // The copy may have grown by lines that the field has scrolled.
  useEffect(() => align(layer.current));
  if (none) return null;
  return (
    <div ref={layer} class="composer-marks" dir="auto" aria-hidden="true">
      {pieces(text, gaps, hints).map(({ words, tone }, i) =>
        tone ? <mark key={i} data-tone={tone}>{words}</mark> : <span key={i}>{words}</span>
      )}
    </div>
  );
}

interface Piece {
  words: string;
  tone?: "gap" | "hint";
}

/** The text cut at its marks; what is unfilled wins where both lie. */
function pieces(text: string, gaps: readonly Mark[], hints: readonly Mark[]): Piece[] {
  const free = hints.filter((hint) => !gaps.some((gap) => gap.start < hint.end && hint.start < gap.end));
  const marks = [
    ...gaps.map((one) => ({ ...one, tone: "gap" as const })),
    ...free.map((one) => ({ ...one, tone: "hint" as const })),
  ].sort((a, b) => a.start - b.start);
  const found: Piece[] = [];
  let done = 0;
  for (const { start, end, tone } of marks) {
    if (start < done) continue;
    found.push({ words: text.slice(done, start) }, { words: text.slice(start, end), tone });
    done = end;
  }
  // A line break at the very end needs something behind it to make a line.
  return [...found, { words: `${text.slice(done)}\u200b` }];
}

/** Keeps the copy over the field. @returns what ends it */
function follow(layer: HTMLDivElement | null): () => void {
  const field = fieldOf("reply");
  if (!field || !layer) return () => undefined;
  // A phone's field has larger letters than the page.
  layer.style.font = getComputedStyle(field).font;
  const move = () => align(layer);
  const watcher = new ResizeObserver(move);
  watcher.observe(field);
  field.addEventListener("scroll", move);
  return () => {
    watcher.disconnect();
    field.removeEventListener("scroll", move);
  };
}

function align(layer: HTMLDivElement | null): void {
  const field = fieldOf("reply");
  if (!field || !layer) return;
  layer.style.insetBlockStart = `${field.offsetTop}px`;
  layer.style.insetInlineStart = `${field.offsetLeft}px`;
  layer.style.inlineSize = `${field.clientWidth}px`;
  layer.style.blockSize = `${field.clientHeight}px`;
  layer.scrollTop = field.scrollTop;
}
