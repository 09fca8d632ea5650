import { type Client, createClient, type InValue } from "@libsql/client";
import { getTableColumns, type Table } from "drizzle-orm";
import { messages, rawEvents } from "@/db/schema/workspace.ts";
import { openWorkspace } from "@/db/workspace.ts";
import { newId } from "@/lib/ids.ts";
import { textOf } from "./texts.ts";

/**
 * What the bare client does with one event a transaction: its message and its body, in our tables with their
 * indexes. It is the yardstick for the whole product.
 */
export class Bare implements Disposable {
  readonly #tables = [new Rows("messages", messages, MESSAGE), new Rows("raw_events", rawEvents, RAW_EVENT)];
  #count = 0;

  private constructor(readonly client: Client) {}

  /** A workspace's database of its own; fsync at every commit. */
  static async open(dataDir: string): Promise<Bare> {
    const id = "bare";
    await (await openWorkspace(dataDir, id)).close();
    const client = createClient({ url: `file:${dataDir}/workspaces/${id}.db`, concurrency: 1 });
    await client.execute("PRAGMA synchronous = FULL");
    await client.execute("PRAGMA foreign_keys = OFF");
    return new Bare(client);
  }

  /** @returns events a second */
  async run(count: number): Promise<number> {
    const begun = performance.now();
    for (let done = 0; done < count; done++) {
      const index = this.#count++;
      await this.client.batch(this.#tables.map((rows) => rows.insert(index)), "write");
    }
    return count / (performance.now() - begun) * 1_000;
  }

  [Symbol.dispose](): void {
    this.client.close();
  }
}

type Filled = Readonly<Record<string, (index: number) => InValue>>;

const CONNECTION_ID = "k3Zt0vQh8Yb2LrWm5XcN7pAs";

const MESSAGE: Filled = {
  id: () => newId(),
  ticket_id: () => "01kad0v3q8c5y2w7m4x9t6h1ze",
  connection_id: () => CONNECTION_ID,
  direction: () => "in",
  author_type: () => "contact",
  author_id: () => "01kad0v3q8c5y2w7m4x9t6h1ze",
  author_name: () => "Марина Котова",
  text: textOf,
  status: () => "received",
  external_id: (index) => `555:${index}`,
  sequence: (index) => index,
  private: () => 0,
  sent_at: () => Date.now(),
  created_at: () => Date.now(),
};

const RAW_EVENT: Filled = {
  connection_id: () => CONNECTION_ID,
  body: (index) => JSON.stringify({ update_id: index, message: { message_id: index, text: textOf(index) } }),
  items: () => 1,
  at: () => Date.now(),
  type: () => "message",
  fate: () => "accepted",
};

/** Inserts of one table. */
class Rows {
  readonly #names: readonly string[];
  readonly #sql: string;

  constructor(name: string, table: Table, readonly filled: Filled) {
    this.#names = Object.values(getTableColumns(table)).map((column) => column.name);
    this.#sql = `INSERT INTO ${name} (${this.#names.join(", ")}) VALUES (${
      this.#names.map(() => "?").join(", ")
    })`;
  }

  insert(index: number) {
    return { sql: this.#sql, args: this.#names.map((name) => this.filled[name]?.(index) ?? null) };
  }
}
