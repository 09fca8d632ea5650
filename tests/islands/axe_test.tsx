import axe from "axe-core";
import assert from "node:assert/strict";
import * as esbuild from "esbuild";
import type { Browser } from "playwright-core";
import { render } from "preact-render-to-string";
import { Shell } from "@/components/Shell.tsx";
import Inbox from "@/islands/Inbox.tsx";
import type { Locale } from "@/lib/i18n/locale.ts";
import { launchBrowser } from "@/tests/browser.ts";
import { sampleLang, VERA } from "@/tests/components/inbox/sample.ts";
import { sampleInbox } from "@/tests/islands/_inbox/sample.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser: Browser;
let styles = "";

Deno.test.beforeAll(async () => {
  browser = await launchBrowser();
  const entry = new URL("../../components/styles/index.css", import.meta.url).pathname;
  const built = await esbuild.build({ entryPoints: [entry], bundle: true, write: false, logLevel: "silent" });
  styles = built.outputFiles[0]?.text ?? "";
  await esbuild.stop();
});

Deno.test.afterAll(() => browser.close());

function page(locale: Locale, card: boolean): string {
  const body = render(
    <Shell
      lang={sampleLang(locale)}
      current="inbox"
      viewer={VERA}
      workspace="Колос"
      theme="system"
      unread={3}
    >
      <Inbox {...sampleInbox(locale)} card={card} />
    </Shell>,
  );
  return `<!DOCTYPE html><html lang="${locale}"><title>Отклик</title><style>${styles}</style><body>${body}`;
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, height] of [[1280, 800], [900, 800], [390, 844]] as const) {
    for (const card of [false, true]) {
      Deno.test(`axe finds nothing at ${width}, ${colorScheme}, card ${card ? "open" : "closed"}`, async () => {
        const context = await browser.newContext({
          colorScheme,
          // What slides in is looked at when it stands.
          reducedMotion: "reduce",
          viewport: { width, height },
        });
        try {
          const tab = await context.newPage();
          await tab.setContent(page(card ? "en" : "ru", card));
          await tab.evaluate(axe.source);
          const found = await tab.evaluate(`axe.run({ runOnly: ${JSON.stringify(TAGS)} })
            .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + " " + html)))`);
          assert.deepEqual(found, []);
          assert.equal(await tab.evaluate("document.documentElement.scrollWidth"), width);
        } finally {
          await context.close();
        }
      });
    }
  }
}
