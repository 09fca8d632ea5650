let urls: Record<string, string> = {};

/** The address under which a static path is served now. The client build bakes in its own copy of this file. */
export function assetUrl(path: string): string {
  return Object.hasOwn(urls, path) ? urls[path] ?? path : path;
}

/** Takes the addresses of a fresh build. */
export function setAssets(next: Record<string, string>): void {
  urls = next;
}
