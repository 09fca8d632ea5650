/** https://developers.viber.com/docs/api/rest-bot-api/#error-codes */
const NAMES = {
  1: "invalidUrl",
  2: "invalidAuthToken",
  3: "badData",
  4: "missingData",
  5: "receiverNotRegistered",
  6: "receiverNotSubscribed",
  7: "publicAccountBlocked",
  8: "publicAccountNotFound",
  9: "publicAccountSuspended",
  10: "webhookNotSet",
  11: "receiverNoSuitableDevice",
  12: "tooManyRequests",
  13: "apiVersionNotSupported",
  14: "incompatibleWithVersion",
  15: "publicAccountNotAuthorized",
  21: "unsupportedCountry",
  23: "freeMessagesExceeded",
  24: "noBalance",
  99: "generalError",
} as const;

export type ViberStatus = keyof typeof NAMES;

/** How Viber says no, always with status 200. */
export class ViberRefusal extends Error {
  override readonly name = "ViberRefusal";

  constructor(readonly status: ViberStatus, why: string = NAMES[status]) {
    super(why);
  }

  toResponse(): Response {
    return Response.json({ status: this.status, status_message: this.message, chat_hostname: CHAT_HOST });
  }
}

export const CHAT_HOST = "SN-CHAT-05_";

/** A field that is not as it must be. */
export function badData(what: string): ViberRefusal {
  return new ViberRefusal(3, `badData: ${what}`);
}

/** A field that is not there. */
export function missing(what: string): ViberRefusal {
  return new ViberRefusal(4, `missingData: ${what}`);
}
