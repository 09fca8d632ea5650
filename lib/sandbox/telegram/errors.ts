/** How the Bot API says no: https://core.telegram.org/bots/api#making-requests */
export class TelegramRefusal extends Error {
  override readonly name = "TelegramRefusal";

  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { readonly retry_after?: number },
  ) {
    super(description);
  }

  toResponse(): Response {
    return Response.json(
      {
        ok: false,
        error_code: this.code,
        description: this.description,
        ...(this.parameters && { parameters: this.parameters }),
      },
      { status: this.code },
    );
  }
}

/** A 400 in Telegram's words. */
export function badRequest(what: string): TelegramRefusal {
  return new TelegramRefusal(400, `Bad Request: ${what}`);
}

export function forbidden(what: string): TelegramRefusal {
  return new TelegramRefusal(403, `Forbidden: ${what}`);
}
