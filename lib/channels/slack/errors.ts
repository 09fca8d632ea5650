import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";
import { type ApiAnswer, retryAfter } from "@/lib/channels/http.ts";
import type { Peek } from "@/lib/channels/json.ts";

/** What can be done about an error. (https://docs.slack.dev/reference/methods/chat.postMessage, errors) */
const KINDS: readonly (readonly [SendErrorKind, readonly string[]])[] = [
  [
    "token",
    [
      "invalid_auth",
      "not_authed",
      "account_inactive",
      "token_revoked",
      "token_expired",
      "missing_scope",
      "org_login_required",
      "team_access_not_granted",
      "not_allowed_token_type",
      "ekm_access_denied",
    ],
  ],
  [
    "user",
    [
      "channel_not_found",
      "is_archived",
      "not_in_channel",
      "user_disabled",
      "user_not_found",
      "users_not_found",
      "user_not_visible",
      "cannot_dm_bot",
      "messages_tab_disabled",
    ],
  ],
  ["window", ["edit_window_closed"]],
  ["rate", ["ratelimited", "rate_limited", "message_limit_exceeded"]],
  ["transient", [
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "team_added_to_org",
  ]],
];

/** Slack says of these that a part of the work may have been done. */
const HALF_DONE: ReadonlySet<string> = new Set(["internal_error", "fatal_error"]);

const BY_NAME: ReadonlyMap<string, SendErrorKind> = new Map(
  KINDS.flatMap(([kind, names]) => names.map((name) => [name, kind] as const)),
);

/**
 * A refusal by `{"ok":false,"error":"…"}`. A name that is not listed is permanent: the same call would end
 * the same way.
 */
export function refusal(method: string, body: Peek, answer: ApiAnswer): SendError {
  const name = (body.get("error").text ?? "unknown").slice(0, 100).toWellFormed();
  const needed = body.get("needed").text?.slice(0, 100).toWellFormed();
  return new SendError(BY_NAME.get(name) ?? "content", `Slack refused ${method} with ${name}`, {
    platformCode: needed ? `${name} ${needed}` : name,
    retryAfter: retryAfter(answer.headers),
    maybeSent: HALF_DONE.has(name),
  });
}
