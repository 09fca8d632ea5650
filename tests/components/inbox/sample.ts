import type { Locale } from "@/lib/i18n/locale.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { type Lang, lang } from "@/lib/i18n/lang.ts";
import type { AttachmentView, MemberView, MessageView, TicketView } from "@/lib/inbox/view.ts";

/** The moment at which the samples are looked at. */
export const NOW = Date.parse("2026-03-12T12:00:00Z");

export function sampleLang(locale: Locale = "ru"): Lang {
  return lang(locale, translator(locale), { now: NOW, timeZone: "Europe/Moscow" });
}

export const VERA: MemberView = { id: "m1", name: "Вера Лисицына", role: "owner" };
export const KOSTYA: MemberView = { id: "m2", name: "Константин Громов", role: "agent" };

export function sampleTicket(change: Partial<TicketView> = {}): TicketView {
  return {
    id: "t1",
    number: 1204,
    subject: "Чат",
    status: "open",
    platform: "vk",
    connectionId: "c1",
    connectionName: "Пекарня «Колос»",
    kind: "direct",
    section: "chat",
    tags: ["ВК:Личное", "доставка", "опт"],
    contact: {
      id: "p1",
      name: "Анна Крылова",
      phone: "+7 916 123-45-67",
      identities: [
        { id: "i1", connectionId: "c1", platform: "vk", username: "anna", profileUrl: "https://vk.com/anna" },
        { id: "i2", connectionId: "c2", platform: "telegram", username: "annakry", reachable: false },
      ],
    },
    assignee: VERA,
    preview: "Торт на субботу ещё можно заказать?",
    previewAuthor: "contact",
    unread: true,
    priority: "normal",
    lastMessageAt: "2026-03-12T11:58:00.000Z",
    createdAt: "2026-03-10T08:00:00.000Z",
    ...change,
  };
}

let count = 0;

export function sampleMessage(change: Partial<MessageView> = {}): MessageView {
  return {
    id: `msg${++count}`,
    ticketId: "t1",
    direction: "in",
    author: { type: "contact", name: "Анна Крылова" },
    text: "Здравствуйте!",
    attachments: [],
    status: "received",
    externalId: `e${count}`,
    createdAt: "2026-03-12T11:00:00.000Z",
    private: false,
    ...change,
  };
}

/** An answer of Vera's. */
export function sampleAnswer(change: Partial<MessageView> = {}): MessageView {
  const author = { type: "agent" as const, id: VERA.id, name: VERA.name };
  return sampleMessage({ direction: "out", author, status: "sent", ...change });
}

export function sampleFile(change: Partial<AttachmentView> = {}): AttachmentView {
  return {
    id: `file${++count}`,
    kind: "file",
    name: "Смета.pdf",
    contentType: "application/pdf",
    size: 1_258_000,
    url: "https://media.example/file",
    status: "stored",
    ...change,
  };
}
