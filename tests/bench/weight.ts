/** Bytes of a page and of the scripts that it loads at once, gzipped as they travel. */
export interface Weight {
  readonly html: number;
  readonly js: number;
}

/** @param html the page, whose scripts are on `origin` */
export async function weigh(origin: string, html: string): Promise<Weight> {
  const addresses = new Set(
    Array.from(html.matchAll(/(?:href|src)="([^"]+\.js)"/g), ([, path]) => path ?? ""),
  );
  let js = 0;
  for (const address of addresses) {
    const response = await fetch(new URL(address, origin));
    if (!response.ok) throw new Error(`${address} was answered with ${response.status}`);
    js += await gzipped(await response.bytes());
  }
  return { html: await gzipped(new TextEncoder().encode(html)), js };
}

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(packed).bytes()).length;
}
