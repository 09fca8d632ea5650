import { findBreaks } from "@/lib/channels/breaks.ts";
import type { TextRule, TextUnit } from "@/lib/channels/capabilities.ts";
import { measure } from "@/lib/channels/measure.ts";
import { weigh } from "@/lib/channels/weighted.ts";

/** A text ready to be cut, as often as wanted. Takes time in proportion to its length. */
export class Cutter {
  /** Where each atom ends, as an offset, and how much the text weighs up to there. */
  readonly #ends: number[] = [0];
  readonly #weights: number[] = [0];
  readonly #breaks: Uint8Array;

  constructor(readonly text: string, readonly rule: TextRule) {
    this.#breaks = findBreaks(text);
    for (const { end, weight } of atoms(text, rule)) {
      this.#ends.push(end);
      this.#weights.push(weight + (this.#weights.at(-1) ?? 0));
    }
  }

  /** @param rank how much a break of a level is worth; the last of the best in reach is taken */
  cut(rank: (level: number) => number): string[] {
    const parts: string[] = [];
    for (let from = 0; from < this.#ends.length - 1;) {
      const { part, to } = this.#part(from, rank);
      if (part !== "") parts.push(part);
      from = this.#skipBlank(to);
    }
    return parts;
  }

  /** An address may come into being at a seam, so X's weight is checked once more on the part itself. */
  #part(from: number, rank: (level: number) => number): { part: string; to: number } {
    for (let room = this.rule.limit;;) {
      const to = this.#best(from, this.#reach(from, room), rank);
      const part = this.text.slice(this.#end(from), this.#end(to)).trim();
      const over = this.rule.unit === "weighted" ? measure(part, "weighted") - this.rule.limit : 0;
      if (over <= 0 || to === from + 1) return { part, to };
      room = this.#weight(to) - this.#weight(from) - over;
    }
  }

  /** The last atom within `room`, and one atom at least. */
  #reach(from: number, room: number): number {
    let low = from + 1;
    let high = this.#ends.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#weight(middle) - this.#weight(from) <= room) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #best(from: number, reach: number, rank: (level: number) => number): number {
    if (reach === this.#ends.length - 1) return reach;
    let best = reach;
    let bestRank = 0;
    for (let at = reach; at > from; at--) {
      const here = rank(this.#breaks[this.#end(at)] ?? 0);
      if (here > bestRank) [best, bestRank] = [at, here];
    }
    return best;
  }

  #skipBlank(from: number): number {
    let at = from;
    while (at < this.#ends.length - 1 && this.text.slice(this.#end(at), this.#end(at + 1)).trim() === "") {
      at++;
    }
    return at;
  }

  #end(atom: number): number {
    return this.#ends[atom] ?? this.text.length;
  }

  #weight(atom: number): number {
    return this.#weights[atom] ?? 0;
  }
}

interface Atom {
  readonly end: number;
  readonly weight: number;
}

/** What is never cut: addresses for X, graphemes for all; one too long by itself falls into code points. */
function* atoms(text: string, rule: TextRule): Generator<Atom> {
  let start = 0;
  for (const atom of rule.unit === "weighted" ? weighed(text) : graphemes(text, rule.unit)) {
    if (atom.weight <= rule.limit) yield atom;
    else yield* codePoints(text, start, atom.end, rule.unit);
    start = atom.end;
  }
}

/** An address may end within a grapheme (a joiner follows it): what hangs together goes together. */
function* weighed(text: string): Generator<Atom> {
  const bounds = new Set([...graphemes(text, "utf16")].map(({ end }) => end));
  let weight = 0;
  for (const atom of weigh(text)) {
    weight += atom.weight;
    if (!bounds.has(atom.end)) continue;
    yield { end: atom.end, weight };
    weight = 0;
  }
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

function* graphemes(text: string, unit: TextUnit): Generator<Atom> {
  for (const { segment, index } of segmenter.segment(text)) {
    yield { end: index + segment.length, weight: measure(segment, unit) };
  }
}

function* codePoints(text: string, start: number, end: number, unit: TextUnit): Generator<Atom> {
  let at = start;
  for (const char of text.slice(start, end)) {
    at += char.length;
    yield { end: at, weight: measure(char, unit) };
  }
}
