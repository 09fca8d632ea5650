import { STATUS_CODES } from "node:http";

/** Thrown in a handler, middleware or page to answer with an error status (400–599) and its error page. */
export class HttpError extends Error {
  override name = "HttpError";

  constructor(readonly status: number, message?: string, options?: ErrorOptions) {
    super(message ?? STATUS_CODES[status], options);
  }
}
