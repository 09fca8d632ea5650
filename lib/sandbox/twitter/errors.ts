/** How X says no: problem details, with the status in the line and in the body. */
export class XRefusal extends Error {
  override readonly name = "XRefusal";

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }

  toResponse(headers: Record<string, string> = {}): Response {
    const { title, detail, status } = this;
    return Response.json({ title, detail, type: "about:blank", status, ...this.more }, { status, headers });
  }
}

const PROBLEMS = "https://api.x.com/2/problems";

export function unauthorized(): XRefusal {
  return new XRefusal(401, "Unauthorized", "Unauthorized");
}

export function forbidden(detail: string): XRefusal {
  return new XRefusal(403, "Forbidden", detail);
}

/** A parameter that X does not take. */
export function invalid(message: string, parameters: Readonly<Record<string, unknown>> = {}): XRefusal {
  return new XRefusal(400, "Invalid Request", "One or more parameters to your request was invalid.", {
    type: `${PROBLEMS}/invalid-request`,
    errors: [{ parameters, message }],
  });
}

/** An error of the older kind, as some calls still answer it. */
export function legacy(status: number, code: number, message: string): XRefusal {
  return new XRefusal(status, "Forbidden", message, { errors: [{ code, message }] });
}

/** A thing that is not there: told with status 200 where one thing was asked for. */
export function notFound(resource: string, value: string): XRefusal {
  const detail = `Could not find ${resource} with id: [${value}].`;
  const error = {
    value,
    detail,
    title: "Not Found Error",
    resource_type: resource,
    parameter: "id",
    resource_id: value,
    type: `${PROBLEMS}/resource-not-found`,
  };
  return new XRefusal(404, "Not Found Error", detail, { type: error.type, errors: [error] });
}

/** The call came with the wrong kind of token. */
export function wrongAuthentication(used: string, supported: string): XRefusal {
  return new XRefusal(
    403,
    "Unsupported Authentication",
    `Authenticating with ${used} is forbidden for this endpoint. Supported authentication types are [${supported}].`,
    { type: `${PROBLEMS}/unsupported-authentication` },
  );
}

/** The app's settings do not let it do this. */
export function noPermission(): XRefusal {
  return new XRefusal(
    403,
    "Forbidden",
    "Your client app is not configured with the appropriate oauth1 app permissions for this endpoint.",
    { type: `${PROBLEMS}/oauth1-permissions` },
  );
}
