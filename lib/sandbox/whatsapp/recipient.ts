import { invalid } from "@/lib/sandbox/graph/errors.ts";
import { refused } from "@/lib/sandbox/whatsapp/errors.ts";
import { personCalled } from "@/lib/sandbox/whatsapp/people.ts";
import type { NumberCall, WhatsappPerson } from "@/lib/sandbox/whatsapp/state.ts";

/** To whom a message goes. */
export interface Recipient {
  /** As the call wrote it. */
  readonly input: string;
  /** Absent: nobody on WhatsApp. */
  readonly person?: WhatsappPerson;
  readonly byUserId: boolean;
}

/**
 * `to` is a number, `recipient` an id within the business (or that stands in `to` as well); `to` wins
 * (https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids).
 * @throws {GraphRefusal} 100 without either, 131009 for what is no such thing, 131021 for the number itself
 */
export function recipientOf({ world, number, params }: NumberCall): Recipient {
  const to = params.text("to");
  const inTo = number.userIdsIn === "to";
  if (to !== undefined && !(inTo && to.includes("."))) {
    return byPhone({ world, number }, to.replaceAll(/[^\da-z.]/gi, ""));
  }
  const userId = inTo ? to : params.text("recipient");
  if (userId === undefined) throw invalid("The parameter to is required.");
  if (!/^[A-Z]{2}\.[\dA-Za-z]{1,128}$/.test(userId)) throw refused(131009, "Param recipient is no user id");
  const person = personCalled(world, userId);
  if (!person) throw refused(131009, "Param recipient is not a user of this business");
  return { input: userId, person, byUserId: true };
}

function byPhone({ world, number }: Pick<NumberCall, "world" | "number">, phone: string): Recipient {
  if (!/^\d{7,15}$/.test(phone)) throw refused(131009, "Param to is no phone number");
  if (phone === number.displayPhone.replaceAll(/\D/g, "")) {
    throw refused(131021, "The number cannot write to itself");
  }
  return { input: phone, person: personCalled(world, phone), byUserId: false };
}
