import type { Platform } from "@/lib/channels/capabilities.ts";
import { CallLog } from "@/lib/sandbox/calls.ts";
import { Clock } from "@/lib/sandbox/clock.ts";
import { ConversationBook, type LineAttachment } from "@/lib/sandbox/conversations.ts";
import { FaultBoard } from "@/lib/sandbox/faults.ts";
import { Feed } from "@/lib/sandbox/feed.ts";
import { FileShelf } from "@/lib/sandbox/files.ts";
import { Outbox, type RetryPlan } from "@/lib/sandbox/outbox.ts";
import { Work } from "@/lib/sandbox/work.ts";

export interface SandboxOptions {
  /** Where this sandbox is reachable, without a trailing slash: for file addresses and upload servers. */
  readonly publicBase: string;
  /** Reaches the product's webhooks; the global fetch by default. */
  readonly fetch?: typeof fetch;
  /** ms since the epoch. */
  readonly now?: () => number;
  readonly retry?: Partial<RetryPlan>;
}

/** A message that the product sent through an emulated API. */
export interface SentMessage {
  readonly platform: Platform;
  readonly account: string;
  readonly conversation: string;
  /** The customer, post or topic that it went to. */
  readonly to: string;
  readonly id: string;
  readonly method: string;
  readonly text: string;
  readonly attachments: readonly LineAttachment[];
  readonly replyTo?: string;
  /** ms since the epoch. */
  readonly at: number;
}

/** What all emulated platforms share. */
export interface Core {
  readonly base: string;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly feed: Feed;
  readonly work: Work;
  readonly files: FileShelf;
  readonly faults: FaultBoard;
  readonly calls: CallLog;
  readonly book: ConversationBook;
  readonly outbox: Outbox;
  readonly sent: SentMessage[];
}

const PLAN: RetryPlan = { attempts: 6, firstMs: 200, timeoutMs: 10_000 };

export function createCore(options: SandboxOptions): Core {
  const clock = new Clock(options.now);
  const feed = new Feed();
  const work = new Work();
  const faults = new FaultBoard(feed);
  const reach = options.fetch ?? fetch;
  const base = options.publicBase.replace(/\/+$/, "");
  return {
    base,
    fetch: reach,
    clock,
    feed,
    work,
    files: new FileShelf(base),
    faults,
    calls: new CallLog(clock, feed),
    book: new ConversationBook(feed),
    outbox: new Outbox({ ...PLAN, ...options.retry }, { fetch: reach, faults, feed, work }),
    sent: [],
  };
}
