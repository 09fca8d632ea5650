import type { Platform } from "@/lib/channels/capabilities.ts";
import { type FaultBoard, WEBHOOK_FAULTS } from "@/lib/sandbox/faults.ts";
import type { Feed } from "@/lib/sandbox/feed.ts";
import type { Work } from "@/lib/sandbox/work.ts";

/** How often and how fast a webhook is repeated; the platforms go on for hours, a sandbox for seconds. */
export interface RetryPlan {
  /** Attempts in all. */
  readonly attempts: number;
  /** ms before the second attempt; doubled each time. */
  readonly firstMs: number;
  /** ms that one attempt may take. */
  readonly timeoutMs: number;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Target {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** done: the product took it; stop: it will not be sent again; a number: wait so many ms, then again. */
export type Verdict = "done" | "again" | "stop" | number;

/** One event on its way to the product's webhook. */
export interface Delivery {
  readonly platform: Platform;
  readonly account: string;
  /** The platform's own word for the event: message, wall_reply_new. */
  readonly event: string;
  /** true: kept when it could not be delivered, for `redeliver`. */
  readonly keep: boolean;
  /** Where and what to post, asked before every attempt; null when no webhook is set. */
  target(attempt: number): Target | null;
  /** @param answer null when there was none in time */
  judge(answer: WebhookAnswer | null): Verdict;
}

export interface DeliveryResult {
  readonly delivered: boolean;
  /** Requests made, not counting a deliberate duplicate. */
  readonly attempts: number;
  /** Status of the last answer; null when there was none. */
  readonly status: number | null;
}

const HOLD_MS = 2_000;

/** Posts webhooks to the product, with each platform's retries and with the webhook faults. */
export class Outbox {
  readonly #waiting = new Set<Delivery>();
  readonly #held = new Map<string, () => void>();

  constructor(
    private readonly plan: RetryPlan,
    private readonly parts: { fetch: typeof fetch; faults: FaultBoard; feed: Feed; work: Work },
  ) {}

  /** Delivers one event. With the fault "reorder" it waits for the account's next event to go first. */
  async send(delivery: Delivery): Promise<DeliveryResult> {
    const key = `${delivery.platform}:${delivery.account}`;
    const { faults, work } = this.parts;
    if (!this.#held.has(key) && faults.take(delivery.platform, delivery.event, ["reorder"])) {
      await this.#hold(key);
      return await work.track(this.#deliver(delivery));
    }
    const result = await work.track(this.#deliver(delivery));
    this.#held.get(key)?.();
    return result;
  }

  /** Events that the product has not taken yet. */
  waiting(platform: Platform, account: string): number {
    return [...this.#waiting].filter((one) => one.platform === platform && one.account === account).length;
  }

  /** Forgets what waits for an account. */
  drop(platform: Platform, account: string): void {
    for (const one of this.#waiting) {
      if (one.platform === platform && one.account === account) this.#waiting.delete(one);
    }
  }

  /** Tries everything that waits once more, oldest first. */
  async redeliver(which: { platform?: Platform; account?: string } = {}): Promise<DeliveryResult[]> {
    const results: DeliveryResult[] = [];
    for (const one of [...this.#waiting]) {
      const wanted = (which.platform ?? one.platform) === one.platform &&
        (which.account ?? one.account) === one.account;
      if (wanted) results.push(await this.parts.work.track(this.#deliver(one)));
    }
    return results;
  }

  async #hold(key: string): Promise<void> {
    const passed = Promise.withResolvers<boolean>();
    this.#held.set(key, () => passed.resolve(true));
    const timer = setTimeout(() => passed.resolve(false), HOLD_MS);
    this.parts.work.signal.addEventListener("abort", () => passed.resolve(false), { once: true });
    await this.parts.work.track(passed.promise);
    clearTimeout(timer);
    this.#held.delete(key);
  }

  async #deliver(delivery: Delivery): Promise<DeliveryResult> {
    if (delivery.keep) this.#waiting.add(delivery);
    let attempts = 0;
    let status: number | null = null;
    while (attempts < this.plan.attempts && !this.parts.work.signal.aborted) {
      const answer = await this.#attempt(delivery, attempts);
      if (answer === "nowhere") break;
      attempts++;
      status = answer?.status ?? null;
      const verdict = delivery.judge(answer);
      if (verdict === "done" || verdict === "stop") {
        return await this.#settle(delivery, verdict, attempts, status);
      }
      const pause = typeof verdict === "number" ? verdict : this.plan.firstMs * 2 ** (attempts - 1);
      if (attempts < this.plan.attempts) await this.parts.work.pause(pause);
    }
    return { delivered: false, attempts, status };
  }

  async #settle(delivery: Delivery, verdict: "done" | "stop", attempts: number, status: number | null) {
    this.#waiting.delete(delivery);
    const twice = this.parts.faults.take(delivery.platform, delivery.event, [WEBHOOK_FAULTS[0]]);
    if (verdict === "done" && twice) await this.#attempt(delivery, attempts);
    return { delivered: verdict === "done", attempts, status };
  }

  async #attempt(delivery: Delivery, attempt: number): Promise<WebhookAnswer | null | "nowhere"> {
    const target = delivery.target(attempt);
    if (!target) return "nowhere";
    const answer = await this.post(target);
    const { platform, event } = delivery;
    const status = answer?.status ?? null;
    this.parts.feed.publish({ type: "webhook", platform, event, attempt, status });
    return answer;
  }

  /** One POST to the product; null when no answer came in time. */
  async post(target: Target): Promise<WebhookAnswer | null> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), this.plan.timeoutMs);
    const signal = AbortSignal.any([late.signal, this.parts.work.signal]);
    try {
      const { url, headers, body } = target;
      const response = await this.parts.fetch(url, { method: "POST", headers, body, signal });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch {
      // No answer at all: what a platform sees when the product is down. The verdict decides.
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}
