import assert from "node:assert/strict";
import { drawSprite } from "@/lib/commands/icons.ts";

Deno.test("the sprite holds the icons that the components name: deno task icons", async () => {
  const { svg, module } = drawSprite();
  const read = (path: string) => Deno.readTextFile(new URL(`../../${path}`, import.meta.url));
  assert.equal(await read("static/icons.svg"), svg);
  assert.equal(await read("components/sprite.ts"), module);
});
