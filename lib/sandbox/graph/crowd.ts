import type { Core } from "@/lib/sandbox/core.ts";
import { unknown, type Who } from "@/lib/sandbox/platform.ts";

interface Met<A, C> {
  readonly account: A;
  readonly customer: C;
}

/** The customers of a platform's accounts: the same person may know several. */
export class Crowd<A extends { readonly id: string }, C> {
  readonly #met = new Map<string, Met<A, C>>();

  constructor(private readonly core: Core) {}

  /** The customer of this id at an account, created at the first meeting. */
  meet(account: A, id: string, create: () => C): C {
    const key = `${account.id}:${id}`;
    const known = this.#met.get(key);
    if (known) return known.customer;
    const customer = create();
    this.#met.set(key, { account, customer });
    this.core.feed.publish({ type: "state" });
    return customer;
  }

  /** @throws {RangeError} for a stranger */
  find({ account, id }: Who): Met<A, C> {
    const found = this.#met.get(`${account}:${id}`);
    if (!found) throw unknown("customer", id);
    return found;
  }

  all(): readonly Met<A, C>[] {
    return [...this.#met.values()];
  }
}
