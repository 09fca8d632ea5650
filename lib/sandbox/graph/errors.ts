import { randomText } from "@/lib/sandbox/graph/ids.ts";
import { metaJson } from "@/lib/sandbox/graph/sign.ts";

interface More {
  readonly subcode?: number;
  /** OAuthException by default. */
  readonly type?: string;
  /** HTTP status; 400 by default, 403 for missing permissions, 500 for failures of the platform. */
  readonly status?: number;
  readonly data?: unknown;
  readonly transient?: boolean;
  readonly title?: string;
  /** For a person's eyes. */
  readonly says?: string;
  readonly headers?: Record<string, string>;
}

/** How the Graph API says no: https://developers.facebook.com/docs/graph-api/guides/error-handling */
export class GraphRefusal extends Error {
  override readonly name = "GraphRefusal";

  constructor(readonly code: number, message: string, readonly more: More = {}) {
    super(message);
  }

  toResponse(): Response {
    const { subcode, type = "OAuthException", data, transient, title, says, headers } = this.more;
    const error = {
      message: this.message,
      type,
      code: this.code,
      ...(subcode && { error_subcode: subcode }),
      ...(transient && { is_transient: true }),
      ...(title && { error_user_title: title }),
      ...(says && { error_user_msg: says }),
      ...(data !== undefined && { error_data: data }),
      fbtrace_id: `A${randomText(22)}`,
    };
    return graphAnswer({ error }, { status: this.more.status ?? usualStatus(this.code), headers });
  }
}

function usualStatus(code: number): number {
  if (code === 1 || code === 2) return 500;
  return code === 4 || code === 10 || (code >= 200 && code < 300) ? 403 : 400;
}

/** JSON as Meta writes it. */
export function graphAnswer(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set("content-type", "application/json; charset=UTF-8");
  headers.set("facebook-api-version", "v24.0");
  return new Response(metaJson(body), { ...init, headers });
}

/** Error 100: a parameter is missing or wrong. */
export function invalid(what: string, subcode?: number): GraphRefusal {
  return new GraphRefusal(100, `(#100) ${what}`, { subcode });
}

/** The node is not there, or not for this token. */
export function noNode(id: string, verb = "GET"): GraphRefusal {
  const what =
    `Unsupported ${verb.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be ` +
    "loaded due to missing permissions, or does not support this operation. Please read the Graph API " +
    "documentation at https://developers.facebook.com/docs/graph-api";
  return new GraphRefusal(100, what, { subcode: 33, type: "GraphMethodException" });
}

export function unknownPath(path: readonly string[]): GraphRefusal {
  return new GraphRefusal(2500, `Unknown path components: /${path.slice(1).join("/")}`);
}

/** A permission is missing. */
export function needs(scope: string, code = 200): GraphRefusal {
  return new GraphRefusal(code, `(#${code}) Requires ${scope} permission to manage the object`);
}

export const badToken = {
  unknown: () => new GraphRefusal(190, "Invalid OAuth access token - Cannot parse access token"),
  missing: () =>
    new GraphRefusal(
      2500,
      "An active access token must be used to query information about the current user.",
    ),
  revoked: () =>
    new GraphRefusal(
      190,
      "Error validating access token: The session has been invalidated because the user changed their password " +
        "or Facebook has changed the session for security reasons.",
      { subcode: 460 },
    ),
  expired: () =>
    new GraphRefusal(190, "Error validating access token: Session has expired.", { subcode: 463 }),
};
