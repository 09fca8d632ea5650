import type { Channel } from "@/lib/channels/channel.ts";
import { normaliseWebchat } from "@/lib/channels/webchat/normalise.ts";

/**
 * The web chat is our own platform: its messages come by the visitor's session, not by a webhook, and an
 * answer has arrived as soon as it is committed, since the visitor's page reads it from here.
 */
export function createWebchat(): Channel {
  return {
    verify: () => Promise.resolve(false),
    normalise: normaliseWebchat,
    send: (out) => Promise.resolve({ externalId: `out:${out.id}` }),
    check: () => Promise.resolve({ id: "", name: "" }),
    connect: () => Promise.resolve({ setup: [{ key: "webchat.snippet", done: false }] }),
    disconnect: () => Promise.resolve(),
  };
}
