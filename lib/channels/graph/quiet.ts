import { SendError, type SendErrorKind } from "@/lib/channels/channel.ts";

/** What a call answers, or null when the platform refused it for one of these kinds of reason. */
export async function unlessRefused<T>(kinds: readonly SendErrorKind[], call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof SendError && kinds.includes(error.kind)) return null;
    throw error;
  }
}
