import type { Store } from "@/db/libsql.ts";
import type { Channels } from "@/lib/channels/registry.ts";
import type { Config } from "@/lib/config.ts";
import type { Due } from "@/lib/due.ts";
import type { Connections } from "@/lib/inbox/connections.ts";
import type { Ingest } from "@/lib/inbox/ingest/mod.ts";
import type { Live } from "@/lib/live.ts";
import type { Log } from "@/lib/log.ts";
import type { Media } from "@/lib/media.ts";
import type { Queue } from "@/lib/queue.ts";
import type { RuleBook } from "@/lib/rules/book.ts";
import type { Secrets } from "@/lib/secrets.ts";
import type { Presence } from "@/lib/team/presence.ts";
import type { Worker } from "@/lib/worker.ts";
import type { Workspaces } from "@/lib/workspaces.ts";

/** The parts of one running product, put together in one place and handed to whoever needs them. */
export interface Services {
  readonly config: Config;
  readonly log: Log;
  readonly now: () => number;
  readonly kv: Deno.Kv;
  readonly control: Store;
  readonly secrets: Secrets;
  readonly workspaces: Workspaces;
  readonly channels: Channels;
  readonly connections: Connections;
  readonly due: Due;
  readonly queue: Queue;
  readonly live: Live;
  readonly presence: Presence;
  readonly rules: RuleBook;
  readonly ingest: Ingest;
  readonly worker: Worker;
  readonly media: Media;
}
