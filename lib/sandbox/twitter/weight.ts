/** Endings that X knows, as far as the sandbox needs them: what has another is no link. */
const ENDING = "(?:com|org|net|info|io|dev|app|me|ru|su|рф)(?![\\p{L}\\p{N}_@-])";
const PATH = '(?:[/?#][^\\s<>"]*[^\\s<>".,!?;:)\\]]|/)?';
const LINK = new RegExp(
  `(?:https?://|(?<![@\\p{L}\\p{N}_./-]))(?:[\\p{L}\\p{N}_-]+\\.)+${ENDING}${PATH}`,
  "giu",
);
const LINK_WEIGHT = 23;
const EMOJI = /^\p{RGI_Emoji}$/v;
const LIGHT = [[0, 4_351], [8_192, 8_205], [8_208, 8_223], [8_242, 8_247]] as const;

/**
 * A post's length by https://docs.x.com/fundamentals/counting-characters: links weigh 23, emoji and everything outside
 * Latin, Cyrillic and their neighbours 2.
 */
export function weightedLength(text: string): number {
  const normal = text.normalize("NFC");
  const links = linksIn(normal);
  return plainWeight(normal.replaceAll(LINK, "")) + links.length * LINK_WEIGHT;
}

/** The links of a text, in order. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(LINK)].map(([link]) => link);
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function plainWeight(text: string): number {
  let weight = 0;
  for (const { segment } of graphemes.segment(text)) {
    weight += EMOJI.test(segment) && segment.length > 1 ? 2 : pointsWeight(segment);
  }
  return weight;
}

function pointsWeight(segment: string): number {
  let weight = 0;
  for (const letter of segment) {
    const point = letter.codePointAt(0) ?? 0;
    weight += LIGHT.some(([from, to]) => point >= from && point <= to) ? 1 : 2;
  }
  return weight;
}
