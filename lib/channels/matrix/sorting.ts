import { no, said, yes } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const SECTIONS = {
  chat: said("«Чаты»", "Chats"),
  requests: said("«Запросы»", "Requests"),
} as const;

const section: Spec = {
  id: "section",
  title: said("Выбор раздела: чаты или запросы", "Choice of section: chats or requests"),
  changeable: "owner",
  topic: "ours",
  behaviours: ["C-01"],
  cell: (row) => {
    const words = SECTIONS[row.section.default];
    if (!row.section.choice) {
      const draft = no(
        `Личные сообщения всегда в разделе ${words.ru}.`,
        `Direct messages always land in ${words.en}.`,
      );
      return { ...draft, changeable: "us" as const };
    }
    return yes(
      `Сначала личные сообщения идут в ${words.ru}, раздел можно сменить.`,
      `Direct messages start in ${words.en}; the section can be changed.`,
    );
  },
  platforms: {
    vk: { usedesk: yes("Чаты или запросы.", "Chats or requests.") },
    facebook: {
      usedesk: yes("Сначала запросы, можно перевести в чаты.", "Requests first, can be moved to chats."),
      behaviours: ["FB-01"],
    },
    twitter: { usedesk: yes("Чаты или запросы.", "Chats or requests.") },
  },
};

const tags: Spec = {
  id: "tags",
  title: said("Метки по источнику", "Tags by source"),
  changeable: "owner",
  topic: "ours",
  behaviours: ["C-03"],
  cell: (row) => {
    const names = Object.values(row.tags).map((name) => `«${name}»`).join(", ");
    if (names === "") {
      return no(
        "Сами не ставятся. Свою метку можно задать в настройках канала.",
        "None by themselves. You can set your own in the channel's settings.",
      );
    }
    return yes(
      `Ставим сами: ${names}. Названия можно сменить.`,
      `Set by themselves: ${names}. They can be renamed.`,
    );
  },
  platforms: {
    vk: { behaviours: ["VK-02", "VK-07"] },
    twitter: { behaviours: ["TW-02", "TW-03"] },
  },
};

/** Where tickets land and how they are marked. */
export const sorting: readonly Spec[] = [section, tags];
