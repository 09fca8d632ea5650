import { limits, said, yes } from "@/lib/channels/matrix/draft.ts";
import { hasPosts, ONLY_CHAT } from "@/lib/channels/matrix/places.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const THERE = yes("Есть.", "Available.");

const slaDirect: Spec = {
  id: "sla-direct",
  title: said("Срок ответа в личных сообщениях", "SLA for direct messages"),
  changeable: "owner",
  topic: "ours",
  behaviours: ["C-04"],
  cell: () =>
    yes(
      "Свой для каждого канала, по рабочим часам.",
      "Set for each channel, counted in business hours.",
    ),
  platforms: {
    vk: { usedesk: THERE, behaviours: ["VK-12"] },
    facebook: { usedesk: THERE, behaviours: ["FB-08"] },
    instagram: { usedesk: THERE, behaviours: ["IG-10"] },
    twitter: { usedesk: THERE, behaviours: ["TW-08"] },
    viber: { usedesk: THERE, behaviours: ["VB-06"] },
    telegram: { usedesk: THERE, behaviours: ["TG-06"] },
    whatsapp: { usedesk: THERE, behaviours: ["WA-06"] },
    slack: { usedesk: THERE, behaviours: ["SL-06"] },
  },
};

const slaPosts: Spec = {
  id: "sla-posts",
  title: said("Срок ответа на записи и комментарии", "SLA for posts and comments"),
  changeable: "owner",
  topic: "ours",
  behaviours: ["C-04"],
  cell: (row) =>
    hasPosts(row) ? yes("Отдельный от личных сообщений.", "Apart from direct messages.") : ONLY_CHAT,
  platforms: {
    vk: { usedesk: THERE, behaviours: ["VK-13"] },
    facebook: { usedesk: THERE, behaviours: ["FB-09"] },
    twitter: { usedesk: THERE, behaviours: ["TW-09"] },
  },
};

const ASKED = {
  buttons: yes("Вопрос с кнопками в переписке.", "A question with buttons in the conversation."),
  digits: yes("Вопрос в переписке, ответ цифрой.", "A question in the conversation, answered by a digit."),
  link: yes("Вопрос со ссылкой, ответить можно и цифрой.", "A question with a link; a digit will do too."),
} as const;

const csi: Spec = {
  id: "csi",
  title: said("Оценка ответа клиентом (CSI)", "Customer satisfaction (CSI)"),
  changeable: "owner",
  topic: "ours",
  behaviours: ["C-05"],
  cell: ({ csi }) => ASKED[csi],
  platforms: {
    vk: {
      answer: "limits",
      also: said("Нужен включённый чат-бот сообщества.", "The community's chat bot has to be on."),
      usedesk: limits("С включённым чат-ботом.", "With the chat bot on."),
      behaviours: ["VK-14"],
    },
    facebook: {
      answer: "limits",
      also: said("Только когда канал ведёт в «Чаты».", "Only when the channel leads to Chats."),
      usedesk: limits("Когда канал привязан к чатам.", "When bound to chats."),
      behaviours: ["FB-10"],
    },
    instagram: { usedesk: THERE, behaviours: ["IG-11"] },
    twitter: { usedesk: THERE, behaviours: ["TW-10"] },
    viber: { usedesk: THERE, behaviours: ["VB-07"] },
    telegram: { usedesk: THERE, behaviours: ["TG-07"] },
    whatsapp: { usedesk: THERE, behaviours: ["WA-07"] },
    slack: { usedesk: THERE, behaviours: ["SL-07"] },
  },
};

const acknowledgement: Spec = {
  id: "acknowledgement",
  title: said("Автоответ «мы получили»", "Acknowledgement “we have it”"),
  changeable: "owner",
  topic: "ours",
  behaviours: ["RE-01"],
  cell: () =>
    yes(
      "От имени человека, не чаще раза на обращение, по рабочим часам.",
      "In a person's name, at most once a ticket, by business hours.",
    ),
};

/** Promises that the product keeps by itself. */
export const serviceLevel: readonly Spec[] = [slaDirect, slaPosts, csi, acknowledgement];
