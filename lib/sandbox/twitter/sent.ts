import type { UserCall } from "@/lib/sandbox/twitter/call.ts";
import { lineMedia } from "@/lib/sandbox/twitter/media.ts";
import type { XMedia } from "@/lib/sandbox/twitter/state.ts";

/** Notes what the product has sent. */
export function noteSent(
  { world, account }: UserCall,
  { place, media, ...sent }: {
    readonly place: string;
    readonly to: string;
    readonly id: string;
    readonly text: string;
    readonly media: readonly XMedia[];
    readonly method: string;
    readonly replyTo?: string;
  },
): void {
  world.core.sent.push({
    ...sent,
    platform: "twitter",
    account: account.person.id,
    conversation: place,
    attachments: media.map((one) => lineMedia(world, one)),
    at: world.core.clock.now(),
  });
}
