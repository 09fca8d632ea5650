/**
 * Why a file could not be had or kept.
 * blocked: the address is one we do not go to; expired: the address no longer opens (401, 403, 410);
 * html: a page came in place of the file; no_space: our own disk is full.
 */
export type MediaErrorKind =
  | "blocked"
  | "too_large"
  | "timeout"
  | "not_found"
  | "expired"
  | "unreachable"
  | "html"
  | "no_space";

const RETRYABLE: readonly MediaErrorKind[] = ["timeout", "unreachable", "no_space"];

const CODES = {
  blocked: "blocked_address",
  too_large: "too_large",
  timeout: "unreachable",
  not_found: "not_found",
  expired: "expired",
  unreachable: "unreachable",
  html: "refused",
  no_space: "storage",
} as const satisfies Record<MediaErrorKind, string>;

/** A file that did not come or could not be kept. Its message never holds an address: those carry tokens. */
export class MediaError extends Error {
  override readonly name = "MediaError";
  /** ms to wait, when the other side says. */
  readonly retryAfter?: number;

  constructor(
    readonly kind: MediaErrorKind,
    message: string,
    options: { retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter;
  }

  /**
   * True when the same address may work later. An expired one does not, but a platform that
   * hands out addresses by reference may give a fresh one.
   */
  get retryable(): boolean {
    return RETRYABLE.includes(this.kind);
  }

  /** The key under `media.error.` of the sentence that an agent reads. */
  get code(): typeof CODES[MediaErrorKind] {
    return CODES[this.kind];
  }
}
