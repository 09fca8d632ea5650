import { openControl } from "@/db/control.ts";
import { createChannels } from "@/lib/channels/registry.ts";
import { type Config, masterSecret } from "@/lib/config.ts";
import { Due } from "@/lib/due.ts";
import { Connections } from "@/lib/inbox/connections.ts";
import { jobHandlers } from "@/lib/inbox/handlers.ts";
import { Ingest } from "@/lib/inbox/ingest/mod.ts";
import { Live } from "@/lib/live.ts";
import { type Log, log as standardLog } from "@/lib/log.ts";
import { DiskStore } from "@/lib/media/disk.ts";
import { vapidKeys } from "@/lib/notify/vapid.ts";
import { Queue } from "@/lib/queue.ts";
import { RuleBook } from "@/lib/rules/book.ts";
import { Secrets } from "@/lib/secrets.ts";
import type { Services } from "@/lib/services.ts";
import { Presence } from "@/lib/team/presence.ts";
import { rosterOf } from "@/lib/team/roster.ts";
import { markDeadlines, nextMark } from "@/lib/sla/mark.ts";
import { trusting } from "@/lib/trust.ts";
import { Worker } from "@/lib/worker.ts";
import { Workspaces } from "@/lib/workspaces.ts";

/** A product that is put together but does nothing by itself yet. */
export interface Composed {
  readonly services: Services;
  /** Finishes what is under way and closes every file. */
  close(): Promise<void>;
}

/** Opens the stores of one process and puts the parts together. Starts nothing. */
export async function compose(
  config: Config,
  options: { log?: Log; now?: () => number } = {},
): Promise<Composed> {
  const { log = standardLog, now = Date.now } = options;
  const control = await openControl(config.dataDir);
  const secrets = await Secrets.from(await masterSecret(config));
  await vapidKeys(control, secrets);
  const kv = await Deno.openKv(`${config.dataDir}/kv.sqlite3`);
  const workspaces = new Workspaces({ control, dataDir: config.dataDir });
  const ownAuthority = config.maxCaFile ? await trusting("MAX_CA_FILE", config.maxCaFile) : undefined;
  const channels = createChannels(config.bases, fetch, { max: ownAuthority?.fetch });
  const connections = new Connections({ control, workspaces, secrets, channels, origin: config.origin });
  const due = new Due(control);
  const queue = new Queue(kv, log);
  const live = new Live({ workspaces, log });
  const presence = new Presence(now);
  const rules = new RuleBook(control, now);
  const shared = { workspaces, due, queue, live, log, now, rules };
  const services: Services = {
    ...shared,
    presence,
    config,
    kv,
    control,
    secrets,
    channels,
    connections,
    ingest: new Ingest({ ...shared, roster: rosterOf(control, presence) }),
    worker: new Worker({
      ...shared,
      handlers: jobHandlers(() => services),
      alarm: { next: nextMark, ring: (workspace) => markDeadlines(services, workspace) },
      alone: true,
    }),
    media: {
      store: await DiskStore.open(`${config.dataDir}/media`),
      allowPrivate: config.allowPrivateNetwork,
    },
  };
  return {
    services,
    close: async () => {
      await close(services);
      ownAuthority?.close();
    },
  };
}

async function close({ live, presence, kv, workspaces, control, worker }: Services): Promise<void> {
  live.close();
  presence.close();
  await worker.stop();
  kv.close();
  await workspaces.close();
  await control.close();
}
