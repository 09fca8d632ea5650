import { type Outbound, SendError } from "@/lib/channels/channel.ts";

/**
 * Sends inside the 24-hour window, and beyond it as a person's answer, which Meta takes for 7 days from
 * apps with the Human Agent feature (developers.facebook.com/docs/messenger-platform/send-messages/message-tags).
 * What nobody wrote never claims to be a person's. The first refusal is certain, so a second call cannot
 * send twice.
 * @param post one call; true asks for the tag
 * @throws {SendError} window when the tag does not help either
 */
export async function withHumanAgent<T>(
  { automatic }: Outbound,
  post: (tagged: boolean) => Promise<T>,
): Promise<T> {
  if (automatic) return await post(false);
  try {
    return await post(false);
  } catch (error) {
    if (!(error instanceof SendError) || error.kind !== "window") throw error;
    return await post(true).catch((second: unknown) => {
      // An app without the feature is refused like one without rights; its other calls are fine.
      throw second instanceof SendError && isLasting(second) ? error : second;
    });
  }
}

function isLasting({ kind }: SendError): boolean {
  return kind !== "rate" && kind !== "transient" && kind !== "user";
}
