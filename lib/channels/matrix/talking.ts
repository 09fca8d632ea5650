import type { Capability } from "@/lib/channels/capabilities.ts";
import { span } from "@/lib/channels/matrix/counts.ts";
import { type Draft, limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const quotes: Spec = {
  id: "quotes",
  title: said("Ответ на конкретное сообщение", "Answering one message"),
  changeable: "platform",
  topic: "messages",
  cell: ({ replies }) =>
    replies
      ? yes("Можно ответить с цитатой.", "You can answer with a quote.")
      : no("Ответ приходит без цитаты.", "An answer comes without a quote."),
  platforms: {
    slack: {
      note: said("Ответ уходит в ветку этого сообщения.", "The answer goes into that message's thread."),
    },
    webchat: { changeable: "us" },
    email: {
      note: said("Ответ остаётся в своей цепочке писем.", "The answer stays in its thread of letters."),
    },
  },
};

const nativeReplies: Spec = {
  id: "native-replies",
  title: said("Ответы из приложения площадки", "Answers given in the platform's own app"),
  changeable: "platform",
  topic: "events",
  behaviours: ["C-11"],
  cell: ({ nativeReplies }) =>
    nativeReplies
      ? yes("Появятся в обращении, один раз и с пометкой.", "They appear in the ticket, once and marked.")
      : no(
        "Отвечают только отсюда: другого приложения нет.",
        "Answers are given from here only: there is no other app.",
      ),
  platforms: {
    vk: {
      also: said("Видно, кто из администраторов ответил.", "It shows which administrator answered."),
      behaviours: ["VK-20"],
    },
    whatsapp: {
      answer: "limits",
      note: said(
        "Появятся, если номер работает и в приложении на телефоне.",
        "They appear when the number also lives in the phone app.",
      ),
    },
    slack: {
      note: said(
        "Переписку с приложением видит только клиент, поэтому отвечают отсюда.",
        "Only the customer sees the conversation with the app, so it is answered from here.",
      ),
    },
    email: {
      changeable: "us",
      note: said(
        "Письма, отправленные мимо нас, не видим.",
        "Letters that were sent past us are not seen.",
      ),
    },
  },
};

const reactions: Spec = {
  id: "reactions",
  title: said("Реакции клиента", "The customer's reactions"),
  changeable: "platform",
  topic: "events",
  cell: ({ reports }) =>
    reports.includes("reactions")
      ? yes("Видны под сообщением.", "Shown under the message.")
      : no("Не приходят.", "They do not come."),
  platforms: { slack: { changeable: "us" }, webchat: { changeable: "us" } },
};

const edits: Spec = {
  id: "edits",
  title: said("Правка отправленного", "Editing what was sent"),
  changeable: "platform",
  topic: "messages",
  cell: editsOf,
  platforms: {
    vk: { behaviours: ["VK-19"] },
    twitter: {
      note: said(
        "Правки записей клиента видны с пометкой. Личные сообщения и свои ответы в X не поправить.",
        "Edits of the customer's posts are shown and marked. Direct messages and your answers cannot be changed on X.",
      ),
    },
    webchat: { changeable: "us" },
  },
};

function editsOf({ editHours, reports }: Capability): Draft {
  const theirs = reports.includes("edits");
  const customer = theirs
    ? said("Правки клиента видны с пометкой.", "The customer's edits are shown and marked.")
    : said("Правки клиента не приходят.", "The customer's edits do not come.");
  if (editHours === undefined) {
    const ru = `Свой ответ после отправки не поправить. ${customer.ru}`;
    const en = `A sent answer cannot be changed. ${customer.en}`;
    return theirs ? limits(ru, en) : no(ru, en);
  }
  const hours = span(editHours);
  const ru = `Свой ответ можно поправить в течение ${hours.ru}. ${customer.ru}`;
  const en = `Your answer can be changed for ${hours.en}. ${customer.en}`;
  return theirs ? yes(ru, en) : limits(ru, en);
}

/** What a conversation can do besides text. */
export const talking: readonly Spec[] = [quotes, nativeReplies, reactions, edits];
