import { parseArgs } from "node:util";
import { runBench } from "@/tests/bench/mod.ts";
import { tableOf } from "@/tests/bench/report.ts";
import { FULL, QUICK } from "@/tests/bench/sizes.ts";

/**
 * `deno task bench [--quick] [--json FILE]`: measures the product on this machine and prints a table. With
 * `--json` the figures are written as JSON too, to a file or, for `-`, to standard output in place of the table.
 */
const { values } = parseArgs({
  args: Deno.args,
  options: { quick: { type: "boolean" }, json: { type: "string" } },
});

const report = await runBench(values.quick ? QUICK : FULL, (line) => console.error(line));
const json = JSON.stringify(report, null, 2);
console.log(values.json === "-" ? json : tableOf(report));
if (values.json && values.json !== "-") await Deno.writeTextFile(values.json, `${json}\n`);
Deno.exit(0);
