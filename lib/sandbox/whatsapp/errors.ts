import type { FaultAnswers } from "@/lib/sandbox/faulty.ts";
import { badToken, GraphRefusal } from "@/lib/sandbox/graph/errors.ts";

/** Titles of https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes */
const TITLES: Readonly<Record<number, string>> = {
  100: "Invalid parameter",
  131005: "Access denied",
  131008: "Required parameter is missing",
  131009: "Parameter value is not valid",
  131021: "Recipient cannot be sender",
  131026: "Message undeliverable",
  131047: "Re-engagement message",
  131051: "Unsupported message type",
  131052: "Media download error",
  131053: "Media upload error",
  131056: "(Business Account, Consumer Account) pair rate limit hit",
  131062: "Business-scoped User ID (BSUID) recipients are not supported for this message",
  132000: "Number of parameters does not match the expected number of params",
  132001: "Template name does not exist in the translation",
  132005: "Translated text too long",
  132007: "Template format character policy violated",
  132012: "Parameter format does not match format in the created template",
  132015: "Template is paused",
  132016: "Template is disabled",
};

/** How the Cloud API says no: the code in front of the title, and the details beside. */
export function refused(code: number, details: string): GraphRefusal {
  return new GraphRefusal(code, `(#${code}) ${titleOf(code)}`, {
    data: { messaging_product: "whatsapp", details },
    status: code === 131005 ? 403 : 400,
  });
}

/** The same as a status carries it, for a message that was accepted first. */
export function failure({ code, more }: GraphRefusal): Record<string, unknown> {
  return {
    code,
    title: titleOf(code),
    message: titleOf(code),
    error_data: { details: Object(more.data).details },
    href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
  };
}

function titleOf(code: number): string {
  return TITLES[code] ?? "Something went wrong";
}

/** Without Retry-After: the Cloud API wants callers to wait longer each time. */
export const whatsappAnswers: FaultAnswers = {
  rateLimited: () =>
    new GraphRefusal(130429, "(#130429) Rate limit hit", {
      status: 429,
      data: { messaging_product: "whatsapp", details: "Cloud API message throughput has been reached." },
    }).toResponse(),
  broken: () =>
    new GraphRefusal(131000, "(#131000) Something went wrong", { status: 500, transient: true }).toResponse(),
  revoked: () => badToken.revoked().toResponse(),
};
