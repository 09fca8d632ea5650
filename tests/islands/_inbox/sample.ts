import { INBOX_AREAS, type InboxProps } from "@/islands/_inbox/props.ts";
import { pick } from "@/lib/i18n/catalogue.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import {
  KOSTYA,
  NOW,
  sampleAnswer,
  sampleFile,
  sampleMessage,
  sampleTicket,
  VERA,
} from "@/tests/components/inbox/sample.ts";

const PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** An inbox with one of everything that it can show. */
export function sampleInbox(locale: Locale): InboxProps {
  const post = {
    url: "https://vk.com/wall-1_2",
    title: "Осенние пироги",
    text: "Тыква и апельсин. ".repeat(20),
  };
  const ticket = sampleTicket({
    post: { ...post, imageUrl: PICTURE },
    kind: "comment",
    formerTicketId: "t9",
  });
  const others = ["telegram", "whatsapp", "instagram", "slack"] as const;
  return {
    locale,
    messages: pick(locale, INBOX_AREAS),
    now: NOW,
    timeZone: "Europe/Moscow",
    viewer: VERA,
    members: [VERA, KOSTYA],
    filters: { tag: "опт" },
    tickets: {
      items: [
        ticket,
        ...others.map((platform, i) =>
          sampleTicket({ id: `t${i + 2}`, platform, unread: i < 2, waitingSince: "2026-03-12T09:00:00Z" })
        ),
      ],
      nextCursor: "next",
    },
    open: {
      ticket,
      messages: { items: conversation(), nextCursor: null },
      composer: { canReply: true, via: ["direct", "comment"], windowEndsAt: "2026-03-12T13:00:00Z" },
    },
    clientId: "client-1",
    slow: [{
      connectionId: "c1",
      connectionName: "Пекарня «Колос»",
      minutes: 5,
      count: 2,
      ticketId: "t1",
      contactName: "Анна Крылова",
    }],
    uploadBytes: 50 * 1024 * 1024,
    connections: [{ id: "c1", name: "Пекарня «Колос»", platform: "vk" }],
    tags: ["доставка", "опт", "срочно"],
    teams: [{ id: "g1", name: "Доставка" }, { id: "g2", name: "Опт" }],
    views: [{ id: "v1", name: "Срочные", filters: { tag: "срочно" }, position: 1, shared: true }],
    drafts: [],
    seq: 1,
  };
}

function conversation() {
  const picture = (i: number) =>
    sampleFile({ id: `p${i}`, kind: "image", name: `p${i}.png`, url: PICTURE, width: 8, height: 6 });
  return [
    sampleMessage({ id: "1", createdAt: "2026-03-11T09:00:00Z", attachments: [1, 2, 3, 4, 5].map(picture) }),
    sampleAnswer({
      id: "2",
      createdAt: "2026-03-11T09:10:00Z",
      status: "read",
      editedAt: "2026-03-11T09:12:00Z",
    }),
    sampleAnswer({ id: "3", author: { type: "native", name: "Мария" }, reaction: "❤️", via: "comment" }),
    sampleAnswer({ id: "4", private: true, text: "Заметка" }),
    sampleAnswer({
      id: "5",
      private: true,
      author: { type: "system", name: "" },
      text: "Вера закрывает обращение",
    }),
    sampleMessage({ id: "6", replyTo: { id: "2", text: "Смета", author: "Вера" }, attachments: files() }),
    sampleMessage({ id: "7", text: "", unknown: { what: "poll", url: "https://vk.com/im" } }),
    sampleMessage({ id: "8", deletedAt: "2026-03-12T11:30:00Z" }),
    sampleAnswer({ id: "9", status: "failed", error: { code: "user", message: "" } }),
    sampleAnswer({ id: "10", status: "unsure", error: { code: "unsure", message: "" } }),
    sampleAnswer({ id: "11", status: "queued", error: { code: "waiting_rate", message: "" } }),
  ];
}

function files() {
  return [
    sampleFile({ id: "f1" }),
    sampleFile({ id: "f2", kind: "audio", name: "Голос", duration: 23_000 }),
    sampleFile({ id: "f3", kind: "sticker", name: "Кот", url: PICTURE }),
    sampleFile({ id: "f4", kind: "location", name: "", latitude: 55.7, longitude: 37.6 }),
    sampleFile({ id: "f5", kind: "contact", name: "Пётр", phone: "+79000000000" }),
    sampleFile({ id: "f6", kind: "video", status: "pending", url: "" }),
    sampleFile({ id: "f7", status: "failed", url: "", error: { code: "unreachable" } }),
    sampleFile({
      id: "f8",
      status: "unavailable",
      url: "",
      error: { code: "expired" },
      pageUrl: "https://vk.com",
    }),
  ];
}
