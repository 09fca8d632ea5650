import {
  type Client,
  createClient,
  type InStatement,
  LibsqlBatchError,
  LibsqlError,
  type ResultSet,
} from "@libsql/client";
import { DrizzleQueryError } from "drizzle-orm";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";

/** Anything that can be committed: a drizzle query that has not run yet, or plain SQL. */
export type Statement = { toSQL(): { sql: string; params: unknown[] } } | InStatement;

/** The disk is full, or another process holds the file: the caller should be asked to come again. */
export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
}

/**
 * One database with one long-lived client, and one mutex around every write. Interactive transactions
 * are not offered: a remote database ends them after 5 s, and a local one would block every read, so a
 * write is *read, decide, commit one batch*, all inside `write`.
 */
export class Store {
  readonly db: LibSQLDatabase;
  readonly #client: Client;
  readonly #local: boolean;
  #tail: Promise<unknown> = Promise.resolve();
  /** The file's version that the running `write` decides by. */
  #version: number | null = null;
  #configured = false;

  private constructor(client: Client, local: boolean) {
    this.#client = client;
    this.#local = local;
    this.db = drizzle(client);
  }

  /**
   * @param path of a file, whatever letters it has; its folder must exist
   * @throws as `open`
   */
  static openFile(path: string): Promise<Store> {
    return Store.open(`file:${path.replace(/[%#?]/g, encodeURIComponent)}`);
  }

  /**
   * @param url `file:/path.db`; the folder must exist
   * @throws {StorageUnavailable} when the file cannot be opened now
   */
  static async open(url: string): Promise<Store> {
    const local = url.startsWith("file:");
    let client: Client | undefined;
    try {
      client = createClient({ url, concurrency: 1, timeout: BUSY_MS });
      const store = new Store(client, local);
      await store.#configure();
      return store;
    } catch (error) {
      client?.close();
      throw isUnavailable(error)
        ? new StorageUnavailable("Could not open the database", { cause: error })
        : error;
    }
  }

  /**
   * Runs `work` alone among the writers of this database, and again from the start when another process
   * committed between its reads and its commit. Never await the network inside.
   * @throws {StorageUnavailable} when the file cannot be written now
   */
  write<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#tail.then(() => this.#guarded(work));
    this.#tail = run.catch(() => undefined);
    return run;
  }

  /** Commits all statements or none, with one fsync. Call it inside `write`. */
  async commit(statements: readonly Statement[]): Promise<ResultSet[]> {
    if (statements.length === 0) return [];
    const version = this.#version;
    if (version === null) return await this.#client.batch(statements.map(plain), "write");
    const results = await this.#client.batch([unlessNewer(version), ...statements.map(plain)], "write")
      .catch((error) => {
        throw isNewer(error) ? new Outdated() : error;
      });
    return results.slice(1);
  }

  /** Reads with plain SQL, where a query builder would hide the index that it leans on. */
  async query(sql: string, args: readonly (string | number | null)[] = []): Promise<ResultSet> {
    return await this.#client.execute({ sql, args: [...args] });
  }

  /** Gives back the memory of pages that were read; the next reader finds them in the file. */
  async shrink(): Promise<void> {
    if (this.#local) await this.#client.execute("PRAGMA shrink_memory");
  }

  /** Waits for the writers that are under way, then closes. */
  async close(): Promise<void> {
    await this.#tail;
    this.#client.close();
  }

  /** Two processes that turn one new file to WAL get in each other's way, and SQLite waits for neither. */
  async #configure(): Promise<void> {
    for (let attempt = 1; this.#local; attempt++) {
      try {
        for (const pragma of PRAGMAS) await this.#client.execute(pragma);
        break;
      } catch (error) {
        if (!isUnavailable(error) || attempt === CONFIGURE_ATTEMPTS) throw error;
        await this.#client.reconnect();
        await new Promise((resolve) => setTimeout(resolve, attempt * Math.random() * CONFIGURE_WAIT_MS));
      }
    }
    this.#configured = true;
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1;; attempt++) {
      try {
        if (!this.#configured) await this.#configure();
        this.#version = this.#local ? await this.#dataVersion() : null;
        return await work();
      } catch (thrown) {
        const error = causeOf(thrown);
        if (error instanceof Outdated && attempt < ATTEMPTS) continue;
        if (!isUnavailable(error)) throw error;
        await this.#startOver();
        throw new StorageUnavailable("Could not write to the database", { cause: error });
      } finally {
        this.#version = null;
      }
    }
  }

  /** Changes with every commit that another connection makes, and with none of our own. */
  async #dataVersion(): Promise<number> {
    const { rows } = await this.#client.execute("SELECT data_version FROM pragma_data_version");
    return Number(rows[0]?.data_version);
  }

  /** After SQLITE_BUSY a connection may report later writes as done and lose them. */
  async #startOver(): Promise<void> {
    this.#configured = false;
    await this.#client.reconnect();
    // A file that is still held is configured ahead of the next write.
    await this.#configure().catch(() => undefined);
  }
}

/** Another process committed after this one had read. */
class Outdated extends Error {}

const ATTEMPTS = 20;
const CONFIGURE_ATTEMPTS = 10;
const CONFIGURE_WAIT_MS = 20;
const BUSY_MS = 5_000;
const PRAGMAS = [
  "PRAGMA journal_mode = WAL",
  "PRAGMA synchronous = FULL",
  "PRAGMA foreign_keys = ON",
  "PRAGMA cache_size = -2000",
  "PRAGMA temp_store = MEMORY",
];

/** Fails, and the whole commit with it, when the file is not at `version`: SQLite has no plainer refusal. */
function unlessNewer(version: number): InStatement {
  const sql =
    "SELECT CASE WHEN (SELECT data_version FROM pragma_data_version) = ? THEN 1 ELSE json('newer') END";
  return { sql, args: [version] };
}

function isNewer(error: unknown): boolean {
  return error instanceof LibsqlBatchError && error.statementIndex === 0 && error.code === "SQLITE_ERROR";
}

function plain(statement: Statement): InStatement {
  if (typeof statement === "string" || !("toSQL" in statement)) return statement;
  const { sql, params } = statement.toSQL();
  return { sql, args: params.map(bindable) };
}

/** Drizzle has already turned values into what SQLite can hold; anything else is a mistake of ours. */
function bindable(value: unknown): string | number | bigint | null | Uint8Array {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "bigint" || value instanceof Uint8Array) return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  throw new TypeError(`Cannot bind a value of type ${typeof value}`);
}

/** A query that failed names its arguments, which may be what a customer wrote: they go no further. */
export function causeOf(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause ? error.cause : error;
}

/** True when storage is to blame, for a read as for a write: the caller should be asked to come again. */
export function isStorageTrouble(thrown: unknown): boolean {
  return thrown instanceof StorageUnavailable || isUnavailable(causeOf(thrown));
}

function isUnavailable(error: unknown): boolean {
  if (error instanceof Outdated) return true;
  if (error instanceof LibsqlError) return UNAVAILABLE.test(error.code);
  // A file that cannot be opened at all has no code of its own in the native client.
  return error instanceof Error && error.message.startsWith("ConnectionFailed(");
}

const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/;

/** True when a commit broke a uniqueness rule: somebody else was first. */
export function isConflict(thrown: unknown): boolean {
  const error = causeOf(thrown);
  return error instanceof LibsqlError && /CONSTRAINT/.test(error.code) &&
    /UNIQUE constraint/.test(error.message);
}
