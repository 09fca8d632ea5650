import { insertWorkspace } from "@/db/accounts.ts";
import { openControl } from "@/db/control.ts";
import type { Store } from "@/db/libsql.ts";
import { connections } from "@/db/schema/workspace.ts";
import type { ConnectionSettings } from "@/db/schema/workspace.ts";
import { capabilities, type Platform } from "@/lib/channels/capabilities.ts";
import type { Connection, Inbound, InboundMessage } from "@/lib/channels/channel.ts";
import { Due } from "@/lib/due.ts";
import { newId } from "@/lib/ids.ts";
import type { Origin } from "@/lib/inbox/ingest/item.ts";
import { Ingest } from "@/lib/inbox/ingest/mod.ts";
import { Live } from "@/lib/live.ts";
import { quiet } from "@/lib/log.ts";
import { Queue } from "@/lib/queue.ts";
import { Workspaces } from "@/lib/workspaces.ts";

/** Where the tests' clock stands at first: long ago, so that nothing in a test is ever "in the future". */
export const NOON = Date.UTC(2026, 0, 15, 12);
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** One process with real files: a control database, one workspace, a KV and the parts that share them. */
export interface TestProcess extends AsyncDisposable {
  readonly control: Store;
  readonly workspaces: Workspaces;
  readonly kv: Deno.Kv;
  readonly due: Due;
  readonly queue: Queue;
  readonly live: Live;
  readonly ingest: Ingest;
  readonly now: () => number;
}

export interface TestWorkspace extends TestProcess {
  readonly dataDir: string;
  readonly id: string;
  readonly clock: Clock;
  /** The workspace's database. */
  readonly store: Store;
  /** Another process on the same files; it is closed with the workspace. */
  twin(): Promise<TestProcess>;
  /** A further workspace on the same control database. */
  addWorkspace(name?: string): Promise<string>;
  /** Adds a connection, in the database too. */
  connect(platform: Platform, id?: string): Promise<Connection>;
}

/** A clock that stands until it is moved. */
export class Clock {
  constructor(public at: number = NOON) {}

  readonly now = (): number => this.at;

  advance(ms: number): number {
    return this.at += ms;
  }
}

export async function openTestWorkspace(): Promise<TestWorkspace> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-" });
  const clock = new Clock();
  const own = await openProcess(dataDir, clock);
  const others: TestProcess[] = [];
  const addWorkspace = (name = "Пекарня") => signUp(own.control, name, clock.at);
  const id = await addWorkspace();
  const { store } = await own.workspaces.open(id);
  return {
    ...own,
    dataDir,
    id,
    clock,
    store,
    addWorkspace,
    async twin() {
      const other = await openProcess(dataDir, clock);
      others.push(other);
      return other;
    },
    async connect(platform, connectionId = newId()) {
      await store.write(() =>
        store.commit([store.db.insert(connections).values(row(platform, connectionId))])
      );
      return connection(platform, id, connectionId);
    },
    async [Symbol.asyncDispose]() {
      for (const process of [...others, own]) await process[Symbol.asyncDispose]();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

async function openProcess(dataDir: string, clock: Clock): Promise<TestProcess> {
  const control = await openControl(dataDir);
  const workspaces = new Workspaces({ control, dataDir });
  const kv = await Deno.openKv(`${dataDir}/kv.sqlite3`);
  const due = new Due(control);
  const queue = new Queue(kv, quiet);
  const live = new Live({ workspaces, log: quiet });
  const shared = { workspaces, due, queue, live, now: clock.now };
  return {
    ...shared,
    control,
    kv,
    ingest: new Ingest(shared),
    async [Symbol.asyncDispose]() {
      live.close();
      kv.close();
      await workspaces.close();
      await control.close();
    },
  };
}

async function signUp(control: Store, name: string, createdAt: number): Promise<string> {
  const id = newId();
  await control.write(() =>
    control.commit([insertWorkspace(control, { id, name, locale: "ru", createdAt })])
  );
  return id;
}

function row(platform: Platform, id: string): typeof connections.$inferInsert {
  return {
    id,
    platform,
    name: platform,
    status: "active",
    sealed: "",
    settings: {},
    setup: [],
    createdAt: NOON,
  };
}

/** An account of ours on a platform, without a row in any database. */
export function connection(platform: Platform, workspaceId: string, id: string = newId()): Connection {
  return {
    id,
    workspaceId,
    platform,
    accountId: "1",
    credentials: {},
    webhookSecret: "s".repeat(32),
    webhookUrl: `http://localhost:8000/webhooks/${platform}/${id}`,
    state: {},
  };
}

export function origin(platform: Platform, settings: ConnectionSettings = {}, hasProfile = false): Origin {
  return { capability: capabilities[platform], settings, hasProfile };
}

let counter = 0;

/** A text that Анна, customer 500, writes directly at noon, unless said otherwise. */
export function inboundMessage(values: Partial<InboundMessage> = {}): InboundMessage {
  const person = values.person ?? { externalId: "500", name: "Анна" };
  return {
    type: "message",
    externalId: `m${++counter}`,
    thread: { kind: "direct", key: person.externalId },
    from: "contact",
    person,
    text: "Здравствуйте",
    attachments: [],
    sentAt: NOON,
    ...values,
  };
}

/** Hands events to a process as one webhook call brings them. */
export async function accept(
  { ingest }: Pick<TestProcess, "ingest">,
  from: Connection,
  inbound: readonly Inbound[],
  at: Origin = origin(from.platform),
): Promise<void> {
  await ingest.accept({ connection: from, origin: at, inbound });
}
