import type { Hook } from "../flows/hook.ts";

/** One webhook on its way to the product. */
export interface Shot extends Hook {
  readonly url: string;
}

const ANSWER_WITHIN_MS = 20_000;

/**
 * Posts all webhooks, `atOnce` at a time, each once.
 * @param accepted is told how many have a 2xx answer by now, after each
 * @returns those without a 2xx answer: what a platform would deliver again
 */
export async function storm(
  shots: readonly Shot[],
  atOnce: number,
  accepted: (count: number) => void = () => {},
): Promise<Shot[]> {
  const missed: Shot[] = [];
  const waiting = shots.values();
  let count = 0;
  const shoot = async () => {
    for (const shot of waiting) {
      if (await taken(shot)) accepted(++count);
      else missed.push(shot);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, shoot));
  return missed;
}

async function taken({ url, body, headers }: Shot): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { method: "POST", body, headers, signal });
    await response.body?.cancel();
    return response.ok;
  } catch {
    // Refused or cut off: no platform could tell more.
    return false;
  }
}
