import type { Conversation } from "@/lib/sandbox/conversations.ts";
import type { Core } from "@/lib/sandbox/core.ts";
import type { PlatformSandbox } from "@/lib/sandbox/platform.ts";

/** All that the phone page needs to begin with; the lines come per conversation. */
export function stateOf(core: Core, platforms: readonly PlatformSandbox[]) {
  return {
    now: core.clock.now(),
    platforms: platforms.map((one) => ({
      platform: one.platform,
      acts: one.acts,
      accounts: one.accounts(),
      customers: one.customers(),
    })),
    conversations: core.book.list().map(summary),
    faults: core.faults.list(),
  };
}

function summary({ lines, ...about }: Conversation) {
  return { ...about, count: lines.length, last: lines.at(-1) };
}
