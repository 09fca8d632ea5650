import webpush from "web-push";
import type { VapidKeys } from "@/lib/notify/vapid.ts";

/** As a browser hands it out (W3C Push API); base64url. */
export interface PushAddress {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface PushLetter {
  readonly payload: string;
  /** Seconds for which the service keeps it for a device that is off. */
  readonly ttl: number;
  readonly urgency: "normal" | "high";
  /** A later one of this topic takes its place; at most 32 of `A-Za-z0-9_-` (RFC 8030, 5.4). */
  readonly topic?: string;
}

export interface PushRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * What to post to an endpoint: the payload, encrypted so that the device alone can read it (RFC 8291), signed by
 * the installation's key (RFC 8292).
 * @param subject an address at which the service can reach whoever runs this, `https:` or `mailto:`
 * @throws for keys that are none
 */
export function pushRequest(
  { endpoint, p256dh, auth }: PushAddress,
  { payload, ttl, urgency, topic }: PushLetter,
  keys: VapidKeys,
  subject: string,
): PushRequest {
  const made: unknown = webpush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
    vapidDetails: { subject, ...keys },
    TTL: ttl,
    urgency,
    contentEncoding: "aes128gcm",
    ...topic && { topic },
  });
  const { headers, body } = Object(made);
  if (!(body instanceof Uint8Array)) throw new TypeError("Could not encrypt a push: it has no body");
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body,
  };
}
