/** How Slack's Web API says no, with status 200: https://api.slack.com/web#slack-web-api__evaluating-responses */
export class SlackRefusal extends Error {
  override readonly name = "SlackRefusal";

  constructor(readonly code: string, readonly more: Readonly<Record<string, unknown>> = {}) {
    super(code);
  }

  toResponse(): Response {
    return Response.json({ ok: false, error: this.code, ...this.more });
  }
}

/** An argument that is missing or of the wrong kind. */
export function invalid(what: string): SlackRefusal {
  return new SlackRefusal("invalid_arguments", { response_metadata: { messages: [`[ERROR] ${what}`] } });
}
