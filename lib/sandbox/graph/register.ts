import { subscribeApp, type Verification } from "@/lib/sandbox/graph/hub.ts";
import type { GraphAccount, GraphWorld } from "@/lib/sandbox/graph/world.ts";
import { unknown } from "@/lib/sandbox/platform.ts";

export interface Registration {
  /** The account whose app is meant; the first one by default. */
  readonly account?: string;
  /** What is typed into the dashboard; the app's own by default. */
  readonly verifyToken?: string;
  /** Webhook fields to switch on; all by default. */
  readonly fields?: readonly string[];
}

/** Enters an address in the app's dashboard, which has it prove itself first. @throws {RangeError} for a bad address */
export function registerWebhook(
  world: GraphWorld,
  url: string,
  { account, verifyToken, fields = world.fields }: Registration = {},
): Promise<Verification> {
  const { app } = accountOf(world, account);
  if (!URL.canParse(url)) throw new RangeError(`Could not register "${url}": it is no address`);
  const wanted = { url, verifyToken: verifyToken ?? app.verifyToken, fields: new Set(fields) };
  return subscribeApp(world, app, wanted);
}

function accountOf({ accounts, platform }: GraphWorld, id: string | undefined): GraphAccount {
  const found = id === undefined ? [...accounts.values()][0] : accounts.get(id);
  if (!found) throw unknown(`${platform} account`, id ?? "(none is registered)");
  return found;
}
