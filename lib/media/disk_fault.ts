import { MediaError } from "@/lib/media/error.ts";

const FULL = ["ENOSPC", "EDQUOT"];

/** Turns "no space left" and "quota exceeded" into a MediaError; anything else stays what it is. */
export function diskFault(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || !FULL.includes(String(error.code))) return error;
  return new MediaError("no_space", "Could not keep the file: the disk is full", { cause: error });
}
