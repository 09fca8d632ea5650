import type { Capability } from "@/lib/channels/capabilities.ts";
import { span } from "@/lib/channels/matrix/counts.ts";
import { limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const CUSTOMER_FIRST = no("Первым пишет клиент.", "The customer writes first.");

const writeFirst: Spec = {
  id: "write-first",
  title: said("Написать первыми", "Writing first"),
  changeable: "platform",
  topic: "messages",
  cell: ({ writeFirst }) =>
    ({
      no: CUSTOMER_FIRST,
      allowed: limits(
        "Можно, если клиент уже писал или разрешил сообщения. Запрет запоминаем и показываем.",
        "Possible when the customer has written before or allowed messages. A refusal is remembered and shown.",
      ),
      template: limits(
        "Можно одобренным шаблоном; после ответа клиента — обычным текстом.",
        "Possible with an approved template; after the customer's answer, with any text.",
      ),
      yes: yes("Можно написать на любой адрес.", "You can write to any address."),
    })[writeFirst],
  platforms: {
    vk: {
      platformLimit: said(
        "Без разрешения клиента VK отвечает ошибкой 901.",
        "Without the customer's permission VK answers with error 901.",
      ),
      usedesk: CUSTOMER_FIRST,
      behaviours: ["VK-03"],
    },
    facebook: { usedesk: CUSTOMER_FIRST },
    instagram: { usedesk: CUSTOMER_FIRST },
    twitter: {
      note: said(
        "Можно тем, кто принимает личные сообщения от всех.",
        "Possible to those who accept direct messages from everyone.",
      ),
    },
    viber: { usedesk: CUSTOMER_FIRST, behaviours: ["VB-02"] },
    telegram: {
      platformLimit: said(
        "Бот не может начать переписку: клиент должен нажать «Старт».",
        "A bot cannot begin: the customer has to press Start.",
      ),
      usedesk: CUSTOMER_FIRST,
      behaviours: ["TG-02"],
    },
    whatsapp: {
      usedesk: yes("Можно начать переписку.", "You can begin a conversation."),
      behaviours: ["WA-02"],
    },
    slack: {
      changeable: "us",
      platformLimit: said(
        "Сам Slack разрешает приложению открыть переписку.",
        "Slack itself lets an app open a conversation.",
      ),
      usedesk: CUSTOMER_FIRST,
      behaviours: ["SL-02"],
    },
    webchat: { changeable: "us" },
  },
};

const ONE_TICKET = yes("Один человек — одно обращение.", "One person is one ticket.");

const direct: Spec = {
  id: "direct",
  title: said("Личные сообщения", "Direct messages"),
  changeable: "owner",
  topic: "events",
  behaviours: ["C-02"],
  cell: () =>
    yes(
      "Переписка с человеком — одно обращение. После закрытия новое сообщение откроет новое, со ссылкой на прежнее.",
      "A person's messages are one ticket. Once it is closed, a message opens a new one that links to the former.",
    ),
  platforms: {
    vk: { usedesk: ONE_TICKET, behaviours: ["VK-02"] },
    facebook: {
      also: said(
        "В разделе «Чаты» у таких обращений тема «Чат».",
        "In Chats such tickets carry the subject “Chat”.",
      ),
      usedesk: ONE_TICKET,
      behaviours: ["FB-02"],
    },
    instagram: { usedesk: ONE_TICKET, behaviours: ["IG-02"] },
    twitter: {
      platformLimit: said(
        "Зашифрованные сообщения X отдаёт без текста: покажем метку и ссылку.",
        "X hands out encrypted messages without their text: we show a mark and a link.",
      ),
      usedesk: ONE_TICKET,
      behaviours: ["TW-02"],
    },
    viber: { usedesk: ONE_TICKET, behaviours: ["VB-02"] },
    telegram: { usedesk: ONE_TICKET, behaviours: ["TG-02"] },
    whatsapp: { usedesk: ONE_TICKET, behaviours: ["WA-02"] },
    slack: { usedesk: ONE_TICKET, behaviours: ["SL-02"] },
    email: {
      note: said(
        "Цепочка писем — одно обращение: собираем её по заголовкам и адресу для ответа.",
        "A thread of letters is one ticket: it is gathered by headers and the reply address.",
      ),
    },
  },
};

const replyWindow: Spec = {
  id: "reply-window",
  title: said("Ответ без ограничения по времени", "Answering at any time"),
  changeable: "platform",
  topic: "messages",
  cell: windowOf,
  platforms: {
    facebook: { behaviours: ["FB-12"] },
    whatsapp: {
      also: said("Дальше — только одобренным шаблоном.", "After that, with an approved template only."),
      behaviours: ["WA-02"],
    },
    viber: {
      platformLimit: said(
        "Ответы позже 24 часов после сообщения клиента Viber может сделать платными.",
        "Viber may charge for answers later than 24 hours after the customer's message.",
      ),
    },
  },
};

function windowOf({ replyWindowHours, humanWindowHours }: Capability) {
  if (replyWindowHours === undefined) {
    return yes("Отвечать можно когда угодно.", "You can answer whenever you like.");
  }
  const short = span(replyWindowHours);
  const long = humanWindowHours === undefined ? undefined : span(humanWindowHours);
  return limits(
    `В течение ${short.ru} после последнего сообщения клиента` +
      (long ? `, сотруднику — до ${long.ru}` : "") + ". Сколько осталось, видно рядом с ответом.",
    `For ${short.en} after the customer's last message` +
      (long ? `, up to ${long.en} for a person` : "") + ". What is left is shown beside the answer.",
  );
}

/** Who may begin a conversation, what it becomes, and how long it stays open. */
export const writing: readonly Spec[] = [writeFirst, direct, replyWindow];
