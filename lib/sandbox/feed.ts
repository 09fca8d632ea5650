import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Conversation, Line } from "@/lib/sandbox/conversations.ts";

/** What the customer's phone and the tests can watch live. */
export type FeedEvent =
  | { readonly type: "conversation"; readonly conversation: Omit<Conversation, "lines"> }
  | { readonly type: "line"; readonly conversation: string; readonly line: Line }
  | { readonly type: "change"; readonly conversation: string; readonly line: Line }
  | { readonly type: "typing"; readonly conversation: string }
  | { readonly type: "state" }
  | { readonly type: "faults" }
  | {
    readonly type: "call";
    readonly platform: Platform;
    readonly method: string;
    readonly outcome: string;
  }
  | {
    readonly type: "webhook";
    readonly platform: Platform;
    readonly event: string;
    readonly attempt: number;
    readonly status: number | null;
  };

export class Feed {
  readonly #listeners = new Set<(event: FeedEvent) => void>();

  publish(event: FeedEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** @returns a function that ends the subscription */
  subscribe(listener: (event: FeedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
