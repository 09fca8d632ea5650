import { type Browser, chromium } from "playwright-core";

const DISTRO_CHROMIUM = "/usr/bin/chromium";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

/**
 * Starts a headless Chromium with a fresh profile; the caller closes it.
 * Looks at CHROME_PATH, then at the distribution's Chromium, then unpacks the npm package.
 *
 * @throws Error when none of the three starts, naming what was tried.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  try {
    return await chromium.launch({ executablePath, args: FLAGS, headless: true });
  } catch (cause) {
    throw new Error(`Browser tests need a Chromium: starting ${executablePath} failed`, { cause });
  }
}

async function findChromium(): Promise<string> {
  const chosen = Deno.env.get("CHROME_PATH");
  if (chosen) {
    if (await isFile(chosen)) return chosen;
    throw new Error(`Browser tests need a Chromium: CHROME_PATH names no file, got "${chosen}"`);
  }
  if (await isFile(DISTRO_CHROMIUM)) return DISTRO_CHROMIUM;
  return await unpackChromium();
}

async function unpackChromium(): Promise<string> {
  try {
    const packed = await import("@sparticuz/chromium");
    return await packed.default.executablePath();
  } catch (cause) {
    throw new Error(
      `Browser tests need a Chromium: set CHROME_PATH or install one at ${DISTRO_CHROMIUM}; ` +
        "unpacking @sparticuz/chromium failed",
      { cause },
    );
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
