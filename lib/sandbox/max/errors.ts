/** How MAX says no: a status with a code and a sentence. */
export class MaxRefusal extends Error {
  override readonly name = "MaxRefusal";

  constructor(readonly status: number, readonly code: string, message: string) {
    super(message);
  }

  toResponse(): Response {
    return Response.json({ code: this.code, message: this.message }, { status: this.status });
  }
}

export function wrongToken(): MaxRefusal {
  return new MaxRefusal(401, "verify.token", "Invalid access_token");
}

/** A field that is not as it must be. */
export function badPayload(what: string): MaxRefusal {
  return new MaxRefusal(400, "proto.payload", what);
}

/** The person has stopped the bot. */
export function suspended(): MaxRefusal {
  return new MaxRefusal(403, "chat.denied", "error.dialog.suspended");
}

export function noDialog(): MaxRefusal {
  return new MaxRefusal(404, "dialog.not.found", "error.dialog.notfound");
}

export function tooMany(): MaxRefusal {
  return new MaxRefusal(429, "too.many.requests", "Too many requests");
}
