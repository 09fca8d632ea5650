import assert from "node:assert/strict";
import { bubble, nextSecond, open } from "./inbox_steps.ts";
import { openInboxStage } from "./inbox_stage.ts";

Deno.test("whoever wants no motion jumps to what is new", async () => {
  const stage = await openInboxStage();
  try {
    await stage.play(async ({ anna, telegram, visit }) => {
      const marina = telegram({ firstName: "Марина", lastName: "Котова" });
      for (let index = 1; index <= 25; index++) await marina.write(`Слово ${index}.`);
      const page = await visit(anna, "/inbox", { reducedMotion: "reduce" });
      await open(page, "Марина Котова");
      await bubble(page, "Слово 25.").waitFor();
      const place = page.locator(".thread-scroll");
      await place.evaluate((it) => it.scrollTo({ top: -600 }));
      await nextSecond();
      await marina.write("Новое");
      const pill = page.locator(".new-pill");
      await pill.waitFor();
      const top = await pill.evaluate((it: HTMLElement) => {
        it.click();
        return document.querySelector(".thread-scroll")?.scrollTop;
      });
      assert.equal(top, 0);
    })();
  } finally {
    await stage.close();
  }
});
