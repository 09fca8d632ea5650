/** An address that a platform keeps beside the text, under the words from here to there (UTF-16 code units). */
export interface HiddenLink {
  readonly from: number;
  readonly length: number;
  readonly url: string;
}

/** A text with such addresses written out behind their words: "our site (https://…)". */
export function writtenOut(raw: string, links: readonly HiddenLink[]): string {
  const places = links.flatMap((link) => placeOf(raw, link)).sort((a, b) => a.end - b.end);
  let shown = "";
  let from = 0;
  for (const { end, url } of places) {
    shown += `${raw.slice(from, end)} (${url})`;
    from = end;
  }
  return (shown + raw.slice(from)).toWellFormed();
}

/** None where the words are the address, or where there are no words. */
function placeOf(raw: string, { from, length, url }: HiddenLink): { end: number; url: string }[] {
  if (url === "" || from < 0 || length <= 0) return [];
  const label = raw.slice(from, from + length).trimEnd();
  return label === "" || label === url ? [] : [{ end: Math.trunc(from) + label.length, url }];
}
