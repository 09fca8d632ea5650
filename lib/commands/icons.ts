import { createHash } from "node:crypto";
import * as lucide from "lucide-preact";
import { type FunctionComponent, h } from "preact";
import { renderToString } from "preact-render-to-string";
import * as icons from "@/components/icons.ts";

/**
 * `deno task icons`: draws every icon that components/icons.ts names into one sprite, static/icons.svg, and
 * writes the sprite's address, which holds its hash, to components/sprite.ts.
 */
export function drawSprite(): { svg: string; module: string } {
  const symbols = Object.entries(icons).map(([name, id]) => symbol(id, shapeOf(name)));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
  const hash = createHash("sha256").update(svg).digest("hex").slice(0, 12);
  const module = `/** Written by deno task icons. */\nexport const SPRITE = "/icons.svg?v=${hash}";\n`;
  return { svg, module };
}

/** @throws {RangeError} for a name that Lucide does not have */
function shapeOf(name: string): FunctionComponent {
  const shapes: Readonly<Record<string, unknown>> = lucide;
  const shape = shapes[name];
  if (typeof shape !== "function") throw new RangeError(`Could not draw an icon: Lucide has no ${name}`);
  return shape as FunctionComponent;
}

/** Its lines alone: weight and colour are the page's. */
function symbol(id: string, shape: FunctionComponent): string {
  const lines = renderToString(h(shape, {})).replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
  return `<symbol id="${id}" viewBox="0 0 24 24">${lines}</symbol>`;
}

if (import.meta.main) {
  const { svg, module } = drawSprite();
  await Deno.writeTextFile("static/icons.svg", svg);
  await Deno.writeTextFile("components/sprite.ts", module);
}
