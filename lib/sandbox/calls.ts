import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Clock } from "@/lib/sandbox/clock.ts";
import type { Feed } from "@/lib/sandbox/feed.ts";

/** One call of an emulated API, as it came in. The token is left out; `account` says whose it was. */
export interface Call {
  readonly platform: Platform;
  /** The account's id on the platform, or "" for an unknown token. */
  readonly account: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly field: string; readonly name: string; readonly size: number }[];
  /** ms since the epoch. */
  readonly at: number;
  /** "ok", the platform's error code, or the kind of the fault that hit it. */
  readonly outcome: string;
}

const MOST = 10_000;

/** Remembers the latest ten thousand calls. */
export class CallLog {
  readonly #calls: Call[] = [];

  constructor(private readonly clock: Clock, private readonly feed: Feed) {}

  add(call: Omit<Call, "at">): void {
    this.#calls.push({ ...call, at: this.clock.now() });
    if (this.#calls.length > MOST) this.#calls.splice(0, this.#calls.length - MOST);
    const { platform, method, outcome } = call;
    this.feed.publish({ type: "call", platform, method, outcome });
  }

  list(): readonly Call[] {
    return this.#calls;
  }
}
