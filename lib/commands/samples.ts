import { FolderError, readSamples } from "@/lib/commands/samples/folder.ts";
import { inProduct } from "@/lib/commands/samples/product.ts";
import { countAll, reportOf } from "@/lib/commands/samples/report.ts";
import { type Trial, tryOut } from "@/lib/commands/samples/run.ts";

const USAGE = `Use: deno task samples FOLDER

Posts every body of FOLDER/{platform}/ to a product that lives for this run alone, and tells per platform what
was accepted, shown, lost, and other than the reading beside it expects. Ends with 1 when something is lost or
different without a reason.`;

/** `deno task samples FOLDER`: do the adapters take what other projects met? */
async function main([folder]: string[]): Promise<number> {
  if (!folder || folder.startsWith("-")) {
    console.error(USAGE);
    return 2;
  }
  const samples = await readSamples(folder.replace(/\/+$/, ""));
  const trials = await inProduct(async (product) => {
    const done: Trial[] = [];
    for (const sample of samples) done.push(await tryOut(product, sample));
    return done;
  });
  console.log(reportOf(trials));
  return countAll(trials).every(({ lost, different }) => lost + different === 0) ? 0 : 1;
}

try {
  Deno.exit(await main(Deno.args));
} catch (error) {
  if (!(error instanceof FolderError)) throw error;
  console.error(error.message);
  Deno.exit(2);
}
