/** Every refusal that a client can meet: its code and HTTP status. The sentences are in lib/i18n. */
export const ERRORS = {
  invalid_request: 400,
  malformed_json: 400,
  unauthorized: 401,
  forbidden: 403,
  bad_signature: 401,
  not_found: 404,
  conflict: 409,
  newer_message: 409,
  link_expired: 410,
  too_large: 413,
  text_too_long: 422,
  attachment_not_supported: 422,
  cannot_write_first: 422,
  reply_window_closed: 422,
  channel_read_only: 422,
  placeholder_unresolved: 422,
  connection_paused: 422,
  not_available: 422,
  connect_failed: 422,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** A refusal that rises to the front door, which turns it into status, code and sentence. */
export class AppError extends Error {
  override readonly name = "AppError";
  /**
   * @param details what the sentence names and what a program may want: limits, fields, ids
   */
  constructor(readonly code: ErrorCode, readonly details: Readonly<Record<string, unknown>> = {}) {
    super(`Refused: ${code}`);
  }

  get status(): typeof ERRORS[ErrorCode] {
    return ERRORS[this.code];
  }
}
