import { deepStrictEqual, strictEqual } from "node:assert/strict";
import { RULES } from "@/lib/replies/coach/advice.ts";
import { openCast } from "./cast.ts";

interface Coach {
  readonly rules: string[];
  readonly workspace: string[];
  readonly mine: string[];
}

Deno.test("RE-06 hints are switched off for oneself, and by owner and admins for everybody", async () => {
  await using cast = await openCast();
  const read = (who: typeof cast.anna) => cast.ok<Coach>(who, "GET /coach");
  deepStrictEqual(await read(cast.boris), { rules: [...RULES], workspace: [], mine: [] });
  await cast.ok(cast.boris, "PATCH /coach", { mine: ["greet", "greet", "jargon"] });
  await cast.ok(cast.vera, "PATCH /coach", { workspace: ["thanks"] });
  deepStrictEqual(await read(cast.boris), {
    rules: [...RULES],
    workspace: ["thanks"],
    mine: ["greet", "jargon"],
  });
  deepStrictEqual((await read(cast.dina)).mine, []);
  deepStrictEqual(await read(cast.gleb), { rules: [...RULES], workspace: [], mine: [] });
  strictEqual((await cast.refused(cast.boris, "PATCH /coach", { workspace: [] })).code, "forbidden");
  strictEqual((await cast.refused(cast.boris, "PATCH /coach", { mine: ["shout"] })).status, 400);
  await cast.ok(cast.boris, "PATCH /coach", { mine: [] });
  deepStrictEqual((await read(cast.boris)).mine, []);
});
