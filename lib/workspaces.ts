import { eq } from "drizzle-orm";
import type { Store } from "@/db/libsql.ts";
import { workspaces } from "@/db/schema/control.ts";
import { openWorkspace } from "@/db/workspace.ts";
import { AppError } from "@/lib/errors.ts";

/** One tenant and its database. Ask for it anew for each piece of work, or `use` it for a long one; do not keep it. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly locale: "ru" | "en";
  readonly store: Store;
}

interface Options {
  readonly control: Store;
  readonly dataDir: string;
  /** How many idle databases stay open: each costs file handles and memory. */
  readonly most?: number;
  /** How many of them, asked for last, keep the pages that they have read. */
  readonly latest?: number;
  readonly now?: () => number;
}

interface Opened {
  readonly workspace: Promise<Workspace>;
  usedAt: number;
  /** It holds no pages that nobody asks for. */
  slim?: boolean;
}

/** Opens workspace databases on demand and keeps the recently used ones open. */
export class Workspaces {
  readonly #opened = new Map<string, Opened>();
  /** How many are at work in each, however long it takes them. */
  readonly #used = new Map<string, number>();
  readonly #control: Store;
  readonly #dataDir: string;
  readonly #most: number;
  readonly #latest: number;
  readonly #now: () => number;

  constructor(options: Options) {
    this.#control = options.control;
    this.#dataDir = options.dataDir;
    this.#most = options.most ?? 400;
    this.#latest = options.latest ?? 100;
    this.#now = options.now ?? Date.now;
  }

  /** @throws {AppError} not_found for an id that nobody signed up with */
  open(id: string): Promise<Workspace> {
    const known = this.#opened.get(id);
    if (known) {
      this.#touch(id, known);
      return known.workspace;
    }
    const workspace = this.#load(id);
    this.#opened.set(id, { workspace, usedAt: this.#now() });
    workspace.catch(() => this.#opened.delete(id));
    this.#evict();
    this.#slim();
    return workspace;
  }

  /**
   * Runs work that may take its time: the database stays open until it has ended.
   * @throws {AppError} as `open`
   */
  async use<T>(id: string, work: (workspace: Workspace) => Promise<T>): Promise<T> {
    this.#used.set(id, (this.#used.get(id) ?? 0) + 1);
    try {
      return await work(await this.open(id));
    } finally {
      const left = (this.#used.get(id) ?? 0) - 1;
      if (left > 0) this.#used.set(id, left);
      else this.#used.delete(id);
    }
  }

  /** A changed name or language is read at the next `open`; the database stays as it is. */
  async rename(id: string): Promise<void> {
    const known = this.#opened.get(id);
    if (!known) return;
    const { store } = await known.workspace;
    const workspace = await this.#describe(id, () => Promise.resolve(store));
    if (this.#opened.get(id) === known) this.#touch(id, { ...known, workspace: Promise.resolve(workspace) });
  }

  async close(): Promise<void> {
    const all = [...this.#opened.values()];
    this.#opened.clear();
    const settled = await Promise.allSettled(all.map((one) => one.workspace));
    for (const one of settled) if (one.status === "fulfilled") await one.value.store.close();
  }

  #load(id: string): Promise<Workspace> {
    return this.#describe(id, () => openWorkspace(this.#dataDir, id));
  }

  async #describe(id: string, store: () => Promise<Store>): Promise<Workspace> {
    const [row] = await this.#control.db.select().from(workspaces).where(eq(workspaces.id, id));
    if (!row) throw new AppError("not_found", { workspaceId: id });
    return { id, name: row.name, locale: row.locale, store: await store() };
  }

  /** A Map keeps insertion order, so the first entries are the ones unused for longest. */
  #touch(id: string, entry: Opened): void {
    entry.usedAt = this.#now();
    entry.slim = false;
    this.#opened.delete(id);
    this.#opened.set(id, entry);
  }

  /** Whoever asked within the last minute may still be working with the database: it stays open. */
  #evict(): void {
    for (const [id, entry] of this.#opened) {
      if (this.#opened.size <= this.#most || entry.usedAt > this.#now() - IDLE_MS) return;
      if (this.#used.has(id)) continue;
      this.#opened.delete(id);
      entry.workspace.then((workspace) => workspace.store.close(), () => undefined);
    }
  }

  /** Those that stay open without being among the latest give back their pages. */
  #slim(): void {
    let left = this.#opened.size - this.#latest;
    for (const entry of this.#opened.values()) {
      if (left-- <= 0) return;
      if (entry.slim) continue;
      entry.slim = true;
      // One that is closed meanwhile has nothing left to give back.
      entry.workspace.then((workspace) => workspace.store.shrink()).catch(() => undefined);
    }
  }
}

const IDLE_MS = 60_000;
