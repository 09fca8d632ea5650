const LONG_NUMBER = /\d{16}/;
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * Parses a webhook body and keeps every integer beyond ±(2^53 − 1) as the string of its digits, since
 * platforms send 64-bit ids as numbers (Viber message_token, X ids, MAX seq).
 * @throws {SyntaxError} on anything that is not JSON in UTF-8, or nested deeper than a program can follow
 */
export function parseJson(body: Uint8Array<ArrayBuffer> | string): unknown {
  const text = typeof body === "string" ? body : decode(body);
  try {
    // Looking at each value is slow, and an integer as great as that has 16 digits.
    return LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch (error) {
    // The reviver is called for each level inside the one around it.
    if (error instanceof RangeError) throw new SyntaxError("Could not follow the body", { cause: error });
    throw error;
  }
}

function decode(body: Uint8Array<ArrayBuffer>): string {
  try {
    return decoder.decode(body);
  } catch (cause) {
    throw new SyntaxError("Could not read the body as UTF-8", { cause });
  }
}

function keepDigits(this: unknown, _key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== "number" || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?\d+$/.test(source) ? source : value;
}

/** Looks into parsed JSON of unknown shape without trusting any of it. */
export class Peek {
  constructor(readonly value: unknown) {}

  /** The member of an object; of anything else, nothing. */
  get(key: string): Peek {
    return new Peek(isRecord(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined);
  }

  at(...path: readonly string[]): Peek {
    return path.reduce((here: Peek, key) => here.get(key), this);
  }

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** A text that can be stored and shown, without halves of characters, or undefined. */
  get text(): string | undefined {
    return typeof this.value === "string" ? this.value.toWellFormed() : undefined;
  }

  /** A finite number, or undefined. */
  get number(): number | undefined {
    return typeof this.value === "number" && Number.isFinite(this.value) ? this.value : undefined;
  }

  /** An id as text, whether it came as text or as a number. */
  get id(): string | undefined {
    if (typeof this.value === "number" && Number.isFinite(this.value)) return String(this.value);
    return typeof this.value === "string" && this.value !== "" ? this.value : undefined;
  }

  get isTrue(): boolean {
    return this.value === true || this.value === 1;
  }

  get list(): Peek[] {
    return Array.isArray(this.value) ? this.value.map((item) => new Peek(item)) : [];
  }

  get keys(): string[] {
    return isRecord(this.value) ? Object.keys(this.value) : [];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
