/** Bodies in the shapes of several platforms, for the command that tries them. */
export const CUSTOMER = 555;

export function telegram(content: Record<string, unknown>, field = "message") {
  const from = { id: CUSTOMER, is_bot: false, first_name: "Анна" };
  const chat = { id: CUSTOMER, type: "private", first_name: "Анна" };
  return { update_id: 1, [field]: { message_id: 77, date: 1_790_000_000, chat, from, ...content } };
}

/** Pages of one app, each with one event. */
export function pages(...entries: readonly (readonly [page: string, event: Record<string, unknown>])[]) {
  return {
    object: "page",
    entry: entries.map(([id, event]) => ({
      id,
      time: 1_790_000_000_000,
      messaging: [{ sender: { id: "777" }, recipient: { id }, timestamp: 1_790_000_000_000, ...event }],
    })),
  };
}

export function slack(event: Record<string, unknown>) {
  const bot = { team_id: "T1", user_id: "U0BOT", is_bot: true };
  return { team_id: "T1", type: "event_callback", event_time: 1_790_000_000, authorizations: [bot], event };
}

export function whatsapp(value: Record<string, unknown>) {
  const metadata = { display_phone_number: "74950000000", phone_number_id: "1065" };
  return {
    object: "whatsapp_business_account",
    entry: [{ id: "1", changes: [{ field: "messages", value: { metadata, ...value } }] }],
  };
}

export function vk(type: string, object: Record<string, unknown>) {
  return { type, group_id: 101, event_id: "e1", v: "5.199", object };
}
