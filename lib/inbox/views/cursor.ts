import { AppError } from "@/lib/errors.ts";

/** Where a page ended: the values of the row that it is sorted by. */
export function toCursor(...values: readonly (string | number)[]): string {
  return new TextEncoder().encode(values.join("~")).toBase64({ alphabet: "base64url", omitPadding: true });
}

/** @throws {AppError} invalid_request for a text that `toCursor` did not make */
export function fromCursor(cursor: string, parts: number): string[] {
  const values = decode(cursor).split("~");
  if (values.length !== parts) throw new AppError("invalid_request", { field: "cursor" });
  return values;
}

function decode(cursor: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.fromBase64(cursor, { alphabet: "base64url" }));
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError("invalid_request", { field: "cursor" });
    throw error;
  }
}
