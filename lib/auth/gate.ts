import { AppError } from "@/lib/errors.ts";

/**
 * Lets a few pieces of work run at a time and the others wait in line.
 * @param limit how many run at once
 * @param waiting how many may wait; the next one is refused as `unavailable`
 */
export function gate(limit: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running < limit) running++;
    else if (line.length >= waiting) throw new AppError("unavailable");
    // Whoever leaves hands the place over, so nobody slips in between.
    else await new Promise<void>((enter) => line.push(enter));
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next) next();
      else running--;
    }
  };
}
