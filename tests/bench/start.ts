import { ProductProcess } from "../process.ts";
import { type Figure, figure } from "./report.ts";
import type { Sizes } from "./sizes.ts";

/** From the start of a built process until its first page has come. */
export async function benchStart({ starts }: Sizes): Promise<Figure[]> {
  await using product = await ProductProcess.start();
  const times: number[] = [];
  for (let round = 0; round < starts; round++) {
    await product.kill();
    const begun = performance.now();
    await product.start();
    const response = await fetch(`${product.origin}/login`);
    await response.text();
    if (!response.ok) throw new Error(`The first page was answered with ${response.status}`);
    times.push(performance.now() - begun);
  }
  return [figure("start to first page", times.map((ms) => ms / 1_000), "s", { most: 3 })];
}
