import { limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import { hasPosts, ONLY_CHAT } from "@/lib/channels/matrix/places.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const discussions: Spec = {
  id: "discussions",
  title: said("Обсуждения", "Discussions"),
  changeable: "platform",
  topic: "posts",
  cell: (row) => {
    if (!row.kinds.includes("discussion")) {
      return no("Обсуждений на этой площадке нет.", "This platform has no discussions.");
    }
    if (row.text.discussion) {
      return yes(
        "Вся переписка собирается в одно обращение, ответ появится в ней же.",
        "The whole discussion becomes one ticket, and the answer appears in it.",
      );
    }
    return limits(
      "Вся переписка собирается в одно обращение. Отвечать отсюда нельзя: кнопка откроет обсуждение, а ваши ответы оттуда появятся здесь.",
      "The whole discussion becomes one ticket. It cannot be answered from here: a button opens it, and your answers there appear here.",
    );
  },
  platforms: {
    vk: {
      platformLimit: said(
        "VK разрешает отвечать в обсуждении только с ключом человека, не сообщества.",
        "VK takes answers in a discussion with a person's token only, not a community's.",
      ),
      usedesk: limits("Приходят, ответить нельзя.", "They come, but cannot be answered."),
      behaviours: ["VK-07", "VK-08"],
    },
    slack: {
      note: said(
        "Ветка в канале, куда пригласили приложение, становится обращением, ответ уходит в неё же.",
        "A thread in a channel that the app was invited to becomes a ticket, and the answer goes into it.",
      ),
      platformLimit: said(
        "Slack сообщает об упоминаниях, а обо всех сообщениях канала — если подписать приложение на них.",
        "Slack tells of mentions, and of all messages in a channel when the app is subscribed to them.",
      ),
    },
  },
};

const mentions: Spec = {
  id: "mentions",
  title: said("Упоминания", "Mentions"),
  changeable: "platform",
  topic: "posts",
  cell: (row) => {
    if (row.kinds.includes("mention")) {
      return yes("Упоминание открывает обращение.", "A mention opens a ticket.");
    }
    return hasPosts(row)
      ? no("Упоминания в чужих записях не приходят.", "Mentions in other people's posts do not come.")
      : ONLY_CHAT;
  },
  platforms: {
    facebook: { changeable: "us" },
    slack: {
      answer: "yes",
      note: said(
        "Упоминание приложения в канале открывает обращение.",
        "A mention of the app in a channel opens a ticket.",
      ),
    },
    instagram: {
      note: said(
        "Приходят как личное сообщение, ответ появится под комментарием клиента.",
        "They come as a direct message; the answer appears under the customer's comment.",
      ),
      answer: "limits",
      platformLimit: said(
        "Упоминания из закрытых профилей Instagram не отдаёт.",
        "Instagram does not hand out mentions by private profiles.",
      ),
      usedesk: limits("Кроме упоминаний из закрытых профилей.", "Except mentions by closed profiles."),
      behaviours: ["IG-03"],
    },
    twitter: {
      platformLimit: said(
        "Записи закрытых аккаунтов X не отдаёт.",
        "X does not hand out posts of protected accounts.",
      ),
      usedesk: yes("Приходят с меткой.", "They come with a tag."),
      behaviours: ["TW-03"],
    },
  },
};

/** What people write outside our posts. */
export const elsewhere: readonly Spec[] = [discussions, mentions];
