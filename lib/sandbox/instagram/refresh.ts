import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { randomText } from "@/lib/sandbox/graph/ids.ts";
import { addToken } from "@/lib/sandbox/graph/tokens.ts";
import { TOKEN_LIFE_MS } from "@/lib/sandbox/instagram/account.ts";
import type { InstagramCall } from "@/lib/sandbox/instagram/state.ts";

const DAY_MS = 86_400_000;

/**
 * `/refresh_access_token`: another 60 days, for a token that is at least a day old
 * (https://developers.facebook.com/docs/instagram-platform/reference/refresh_access_token). The old one lasts its time.
 */
export function refreshToken({ world, account, params, raw }: InstagramCall) {
  if (params.text("grant_type") !== "ig_refresh_token") {
    throw invalid("Param grant_type must be one of {ig_refresh_token}");
  }
  if (world.core.clock.now() - raw.token.issuedAt < DAY_MS) {
    throw invalid("The token can be refreshed when it is 24 hours old");
  }
  const access_token = `IGAA${randomText(60)}`;
  addToken(world, account, access_token, TOKEN_LIFE_MS);
  const permissions = [...account.scopes].join(",");
  return { access_token, token_type: "bearer", expires_in: TOKEN_LIFE_MS / 1000, permissions };
}
