import type { Peek } from "@/lib/channels/json.ts";
import { unauthorized, wrongAuthentication } from "@/lib/sandbox/twitter/errors.ts";
import { signedBy } from "@/lib/sandbox/twitter/oauth.ts";
import type { XAccount, XApp, XWorld } from "@/lib/sandbox/twitter/state.ts";

/** One call of the API, read, whose caller is known. */
export interface XCall {
  readonly world: XWorld;
  readonly app: XApp;
  /** The user for whom it is signed; absent: the app calls for itself. */
  readonly account?: XAccount;
  readonly query: URLSearchParams;
  /** What stands in the address in place of names. */
  readonly path: Readonly<Record<string, string>>;
  readonly body: Peek;
  readonly form?: FormData;
}

export type UserCall = XCall & { readonly account: XAccount };

/** One method: who may call it, and what it answers. */
export interface XMethod {
  /** As the log and the faults call it. */
  readonly name: string;
  /** user: OAuth 1.0a; app: a bearer token; any: both. */
  readonly by: "user" | "app" | "any";
  /** Sees or writes direct messages. */
  readonly direct?: boolean;
  /** Writes. */
  readonly writes?: boolean;
  /** Status when it went well; 200 by default. */
  readonly status?: number;
  /** @throws {XRefusal} */
  run(call: XCall): unknown;
}

/**
 * Who calls: an app with its bearer token, or a user by a signature.
 * @throws {XRefusal} 401
 */
export function callerOf(
  world: XWorld,
  request: Request,
): { readonly app: XApp; readonly account?: XAccount } {
  const bearer = /^Bearer\s+(.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (bearer === undefined) {
    const account = signedBy(world, request);
    return { app: account.app, account };
  }
  const app = [...world.apps.values()].find((one) => one.bearer === bearer);
  if (!app) throw unauthorized();
  return { app };
}

/** @throws {XRefusal} 403 when an app calls what is for users */
export function asUser(call: XCall): UserCall {
  const { account } = call;
  if (!account) {
    throw wrongAuthentication(
      "OAuth 2.0 Application-Only",
      "OAuth 1.0a User Context, OAuth 2.0 User Context",
    );
  }
  return { ...call, account };
}
