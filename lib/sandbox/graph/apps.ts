import type { GraphApp, GraphWorld } from "@/lib/sandbox/graph/world.ts";

/** The developer's app that an account is connected through. */
export interface NewApp {
  readonly appSecret: string;
  /** What its dashboard holds for the verification of the webhook's address. */
  readonly verifyToken: string;
  /** Accounts with the same app share its secret and its webhook; by default each has an app of its own. */
  readonly appId?: string;
  readonly appName?: string;
  /** Calls must bring appsecret_proof. */
  readonly requireProof?: boolean;
}

const FIRST = {
  facebook: 3_400_000_000_000_000,
  instagram: 3_500_000_000_000_000,
  whatsapp: 3_600_000_000_000_000,
} as const;

/** The app with this id, made when it is new. */
export function newApp({ apps, platform }: GraphWorld, given: NewApp): GraphApp {
  const { appId = String(FIRST[platform] + apps.size), appName = "Otklik" } = given;
  const known = apps.get(appId);
  if (known) return known;
  const app: GraphApp = {
    id: appId,
    name: appName,
    secret: given.appSecret,
    verifyToken: given.verifyToken,
    requireProof: given.requireProof ?? false,
    subscription: null,
  };
  apps.set(appId, app);
  return app;
}
