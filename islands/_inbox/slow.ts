import { call } from "@/islands/_inbox/api.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { SlowAnswer } from "@/lib/inbox/views/slow_answers.ts";

const LOOK_MS = 30_000;

/** Keeps the warning about slow answers true; without such a channel there is none. */
export function followSlow(inbox: Inbox): () => void {
  if (!inbox.props.slow) return () => {};
  const timer = setInterval(() => void lookAtSlow(inbox), LOOK_MS);
  return () => clearInterval(timer);
}

/** Asks who waits too long. */
export async function lookAtSlow(inbox: Inbox): Promise<void> {
  const got = await call<{ items: SlowAnswer[] }>("GET", "/slow-answers", undefined, true);
  if (got.ok) inbox.slow.value = got.data.items;
}
