import assert from "node:assert/strict";
import { MediaError, type MediaErrorKind } from "@/lib/media/error.ts";

/** Waits for the work to fail with this kind of MediaError, and gives it. */
export async function refused(kind: MediaErrorKind, work: Promise<unknown>, about = ""): Promise<MediaError> {
  const error = await work.then(() => null, (error) => error);
  assert.ok(error instanceof MediaError, `${about}: expected ${kind}, got ${error}`);
  assert.equal(error.kind, kind, `${about}: ${error.message}`);
  return error;
}
