import type { Connection, Outbound } from "@/lib/channels/channel.ts";

export const NUMBER = "106540352242922";
export const BUSINESS = "102290129340398";
export const PHONE = "79990001122";
export const USER = "RU.13491208655302741918";
export const OWN = "74950000000";
export const TIME = 1_790_000_000_000;

/** A connection of the pottery shop whose events the samples are. */
export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    id: "cn1",
    workspaceId: "ws1",
    platform: "whatsapp",
    accountId: NUMBER,
    credentials: {
      token: "EAAkey",
      phoneNumberId: NUMBER,
      businessAccountId: BUSINESS,
      appSecret: "s3cret",
      verifyToken: "word",
    },
    webhookSecret: "unused",
    webhookUrl: "https://help.example/webhooks/whatsapp/cn1",
    state: {},
    ...changes,
  };
}

/** A webhook call with one change of the number. */
export function change(value: Record<string, unknown>, field = "messages") {
  const metadata = { display_phone_number: OWN, phone_number_id: NUMBER };
  return {
    object: "whatsapp_business_account",
    entry: [{
      id: BUSINESS,
      changes: [{ field, value: { messaging_product: "whatsapp", metadata, ...value } }],
    }],
  };
}

/** A contact as it stands beside a message. */
export function contact(changes: Record<string, unknown> = {}) {
  return { profile: { name: "Анна", username: "ann" }, wa_id: PHONE, ...changes };
}

/** A message from the customer, who is known by the number alone unless `changes` say more. */
export function message(changes: Record<string, unknown>, contacts: readonly unknown[] = [contact()]) {
  return change({
    contacts,
    messages: [{ from: PHONE, id: "wamid.1", timestamp: "1790000000", ...changes }],
  });
}

/** The customer's words. */
export function text(changes: Record<string, unknown> = {}, contacts?: readonly unknown[]) {
  return message({ type: "text", text: { body: "Чашки остались?" }, ...changes }, contacts);
}

/** What a colleague did in the phone's app. */
export function echo(changes: Record<string, unknown>, value: Record<string, unknown> = {}) {
  const one = { from: OWN, to: PHONE, id: "wamid.2", timestamp: "1790000001", ...changes };
  return change({ message_echoes: [one], ...value }, "smb_message_echoes");
}

/** What became of a message of ours. */
export function status(changes: Record<string, unknown>) {
  return change({
    statuses: [{
      id: "wamid.9",
      status: "delivered",
      timestamp: "1790000005",
      recipient_id: PHONE,
      ...changes,
    }],
  });
}

/** An answer to the customer. */
export function answer(changes: Partial<Outbound> = {}): Outbound {
  return {
    id: "01kdelivery",
    randomId: 7,
    person: { externalId: PHONE },
    thread: { kind: "direct", key: PHONE },
    text: "Да, есть три",
    files: [],
    via: "direct",
    ...changes,
  };
}
