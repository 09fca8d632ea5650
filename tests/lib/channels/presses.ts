import type { ReadyPlatform } from "@/lib/channels/registry.ts";
import { CONTRACTS } from "./contracts.ts";

/** How a platform tells that somebody pressed a button of ours. */
interface Press {
  readonly person: string;
  /** The platform shows a wait until the press is answered. */
  readonly waits: boolean;
  body(code: string): unknown;
}

const accountOf = (platform: ReadyPlatform) => CONTRACTS[platform].connection.accountId;
const [team = "", bot = ""] = accountOf("slack").split(":");

/** The press of each platform that has buttons, as it posts it. */
export const PRESSES: Partial<Readonly<Record<ReadyPlatform, Press>>> = {
  telegram: {
    person: "555",
    waits: true,
    body: (data) => ({
      update_id: 1,
      callback_query: {
        id: "4382bfdwdsb323b2d9",
        from: { id: 555, is_bot: false, first_name: "Анна" },
        message: {
          message_id: 7,
          chat: { id: 555, type: "private", first_name: "Анна" },
          reply_markup: { inline_keyboard: [[{ text: "4 🙂", callback_data: data }]] },
        },
        data,
      },
    }),
  },
  vk: {
    person: "555",
    waits: true,
    body: (code) => ({
      type: "message_event",
      event_id: "b1",
      v: "5.199",
      group_id: Number(accountOf("vk")),
      object: {
        user_id: 555,
        peer_id: 555,
        event_id: "0123456789ab",
        payload: code.startsWith("otklik") ? { code } : { menu: code },
        conversation_message_id: 9,
      },
    }),
  },
  max: {
    person: "777",
    waits: true,
    body: (payload) => ({
      update_type: "message_callback",
      timestamp: 1_790_000_000_000,
      callback: {
        timestamp: 1_790_000_000_000,
        callback_id: "f9LHodD0cOLW7qZQo5Yp4sWNbFSb7DnBL1K2N5O5vMYCShXQUyMx0IUn",
        payload,
        user: { user_id: 777, first_name: "Анна", is_bot: false },
      },
      message: { recipient: { chat_type: "dialog" }, body: { mid: "mid.1", attachments: [] } },
    }),
  },
  viber: {
    person: "0123456789A=",
    waits: false,
    body: (code) => ({
      event: "message",
      timestamp: 1_790_000_000_123,
      message_token: "4912661846655238145",
      sender: { id: "0123456789A=", name: "Анна" },
      message: { type: "text", text: "4 🙂", tracking_data: JSON.stringify({ "4 🙂": code }) },
    }),
  },
  facebook: { person: "PSID", waits: false, body: (payload) => meta("page", "facebook", payload) },
  instagram: { person: "PSID", waits: false, body: (payload) => meta("instagram", "instagram", payload) },
  whatsapp: {
    person: "79990001122",
    waits: false,
    body: (id) => ({
      object: "whatsapp_business_account",
      entry: [{
        id: "WABA",
        changes: [{
          field: "messages",
          value: {
            metadata: { phone_number_id: accountOf("whatsapp") },
            contacts: [{ profile: { name: "Анна" }, wa_id: "79990001122" }],
            messages: [{
              from: "79990001122",
              id: "wamid.press",
              timestamp: "1790000000",
              type: "interactive",
              interactive: { type: "list_reply", list_reply: { id, title: "4 🙂" } },
            }],
          },
        }],
      }],
    }),
  },
  slack: {
    person: "U1",
    waits: false,
    body: (value) => ({
      type: "block_actions",
      user: { id: "U1", team_id: team },
      team: { id: team, domain: "x" },
      channel: { id: "D1", name: "directmessage" },
      message: { ts: "1790000000.000100", user: bot },
      actions: [{
        type: "button",
        action_id: "otklik_4",
        block_id: "b",
        value,
        text: { type: "plain_text", text: "4 🙂" },
        action_ts: "1790000001.000200",
      }],
    }),
  },
  webchat: {
    person: "visitor",
    waits: false,
    body: (code) => {
      const [, ref, id] = /^otklik:(.+):(.+)$/.exec(code) ?? [];
      return {
        type: "message",
        id: "press-0001",
        visitor: { id: "visitor" },
        text: "4 🙂",
        at: 1_790_000_000_000,
        choice: { ref, id },
      };
    },
  },
};

function meta(object: string, platform: ReadyPlatform, payload: string) {
  const id = accountOf(platform);
  const message = { mid: "m_press", text: "4 🙂", quick_reply: { payload } };
  const event = { sender: { id: "PSID" }, recipient: { id }, timestamp: 1_790_000_000_000, message };
  return { object, entry: [{ id, time: 1_790_000_000_000, messaging: [event] }] };
}
