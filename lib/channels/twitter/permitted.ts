import { SendError } from "@/lib/channels/channel.ts";

/**
 * What a call answers, or undefined when X does not grant it to this app or plan.
 * @throws {SendError} when X cannot be asked, or knows the keys no more
 */
export async function permitted<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof SendError) || !isDenied(error)) throw error;
    return undefined;
  }
}

/** True when the keys are good and X says no all the same: by the app's rights, its plan or its address. */
export function isDenied(error: SendError): boolean {
  if (error.kind === "transient" || error.kind === "rate") return false;
  return !error.platformCode?.startsWith("401") && error.platformCode !== undefined;
}
