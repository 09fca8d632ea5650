import type { Store } from "@/db/libsql.ts";
import type { Session } from "@/lib/auth/viewer.ts";

interface Entry {
  readonly session: Session;
  readonly from: number;
  readonly until: number;
}

const KEEP_MS = 5_000;
const MOST = 2_000;

/** What was proved a moment ago: spares the control database a read on every request. */
export class SessionCache {
  readonly #entries = new Map<string, Entry>();
  #cleared = 0;

  /** The cache of this control database; there is one a process. */
  static of(control: Store): SessionCache {
    const cache = caches.get(control) ?? new SessionCache();
    caches.set(control, cache);
    return cache;
  }

  get(name: string, now: number): Session | undefined {
    const entry = this.#entries.get(name);
    return entry && entry.from <= now && now < entry.until ? entry.session : undefined;
  }

  /**
   * Loads and keeps a session for at most 5 s. What was read before a `clear` is not kept after it.
   * @param load gives the session and the moment from which it is worth nothing
   */
  async load(
    name: string,
    now: number,
    load: () => Promise<{ session: Session; expiresAt: number } | null>,
  ): Promise<Session | null> {
    const cleared = this.#cleared;
    const found = await load();
    if (!found) return null;
    if (cleared === this.#cleared) this.#keep(name, found.session, now, found.expiresAt);
    return found.session;
  }

  /** Call it after every commit that takes something away from somebody. */
  clear(): void {
    this.#cleared++;
    this.#entries.clear();
  }

  #keep(name: string, session: Session, now: number, expiresAt: number): void {
    this.#entries.delete(name);
    this.#entries.set(name, { session, from: now, until: Math.min(now + KEEP_MS, expiresAt) });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST && oldest !== undefined) this.#entries.delete(oldest);
  }
}

const caches = new WeakMap<Store, SessionCache>();
