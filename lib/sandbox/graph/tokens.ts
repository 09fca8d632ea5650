import type { GraphApi } from "@/lib/sandbox/graph/call.ts";
import { badToken, GraphRefusal } from "@/lib/sandbox/graph/errors.ts";
import type { GraphParams } from "@/lib/sandbox/graph/params.ts";
import { proofOf } from "@/lib/sandbox/graph/sign.ts";
import type { GraphAccount, GraphApp, GraphToken, GraphWorld } from "@/lib/sandbox/graph/world.ts";

/** Whom a token speaks for: an account, or a whole app by `{app-id}|{app-secret}`. */
export type Bearer =
  | { readonly api: GraphApi; readonly token: GraphToken }
  | { readonly api: GraphApi; readonly app: GraphApp };

export function findBearer(apis: readonly GraphApi[], secret: string): Bearer | null {
  for (const api of apis) {
    const token = api.world.tokens.get(secret);
    if (token) return { api, token };
    const app = [...api.world.apps.values()].find((one) => secret === `${one.id}|${one.secret}`);
    if (app) return { api, app };
  }
  return null;
}

/** @throws {GraphRefusal} 190 for a token that has ended, 100 for a wrong or missing appsecret_proof */
export function checkToken(
  { core }: GraphWorld,
  token: GraphToken,
  { secret, params }: { readonly secret: string; readonly params: GraphParams },
): void {
  const why = endOf(token, core.clock.now());
  if (why) throw why;
  const { app } = token.account;
  const proof = params.text("appsecret_proof");
  if (proof === undefined ? !app.requireProof : proof === proofOf(app.secret, secret)) return;
  const what = proof === undefined
    ? "API calls from the server require an appsecret_proof argument"
    : "Invalid appsecret_proof provided in the API argument";
  throw new GraphRefusal(100, what, { type: "GraphMethodException" });
}

function endOf({ revoked, expiresAt }: GraphToken, now: number): GraphRefusal | null {
  if (revoked) return badToken.revoked();
  return expiresAt !== null && now > expiresAt ? badToken.expired() : null;
}

/** https://developers.facebook.com/docs/graph-api/reference/debug_token */
export function debugToken(apis: readonly GraphApi[], bearer: Bearer, params: GraphParams) {
  const found = findBearer(apis, params.need("input_token"));
  const own = "token" in bearer ? bearer.token.account.app : bearer.app;
  if (!found || !("token" in found) || found.token.account.app.id !== own.id) {
    const error = { code: 190, message: "Invalid OAuth access token." };
    return { data: { error, is_valid: false, scopes: [] } };
  }
  return { data: describe(found.api.world, found.token) };
}

function describe(world: GraphWorld, token: GraphToken) {
  const { account, issuedAt, expiresAt } = token;
  const why = endOf(token, world.core.clock.now());
  const error = why && { code: why.code, message: why.message, subcode: why.more.subcode };
  const scopes = [...account.scopes];
  return {
    app_id: account.app.id,
    type: world.tokenType,
    application: account.app.name,
    data_access_expires_at: 0,
    expires_at: expiresAt === null ? 0 : Math.floor(expiresAt / 1000),
    issued_at: Math.floor(issuedAt / 1000),
    is_valid: why === null,
    ...(error && { error }),
    ...(world.tokenType === "PAGE" && { profile_id: account.id }),
    scopes,
    granular_scopes: scopes.map((scope) => ({ scope, target_ids: [account.entryId ?? account.id] })),
    user_id: `10${account.id}`,
  };
}

/** Gives an account a token. @throws {RangeError} for a malformed one */
export function addToken(
  world: GraphWorld,
  account: GraphAccount,
  secret: string,
  lifetimeMs: number | null = null,
): void {
  if (!/^[\w.-]{10,}$/.test(secret)) {
    throw new RangeError(`Could not add the account ${account.id}: its token is malformed`);
  }
  const issuedAt = world.core.clock.now();
  const expiresAt = lifetimeMs === null ? null : issuedAt + lifetimeMs;
  world.tokens.set(secret, { account, issuedAt, expiresAt, revoked: false });
}

/** The token stops working, as after a changed password: error 190, subcode 460. */
export function revokeToken(world: GraphWorld, secret: string): void {
  const token = world.tokens.get(secret);
  if (token) token.revoked = true;
}
