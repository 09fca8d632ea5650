import type { AttachmentKind, Capability } from "@/lib/channels/capabilities.ts";
import { countEn, countRu, span } from "@/lib/channels/matrix/counts.ts";
import { limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import { kindList } from "@/lib/channels/matrix/kinds.ts";
import { upTo } from "@/lib/channels/matrix/measures.ts";
import { hasPosts, ONLY_CHAT } from "@/lib/channels/matrix/places.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const postContext: Spec = {
  id: "post-context",
  title: said("Запись рядом с комментарием", "The post beside the comment"),
  changeable: "platform",
  topic: "posts",
  cell: (row) =>
    hasPosts(row)
      ? yes("Видны её текст, картинка и ссылка.", "Its text, picture and link are shown.")
      : ONLY_CHAT,
  platforms: {
    vk: {
      answer: "limits",
      note: said(
        "Кнопка «К записи» есть всегда; текст и картинка — если запись вышла после подключения.",
        "“Go to post” is always there; text and picture when the post came after connecting.",
      ),
      platformLimit: said(
        "Прочитать старую запись ключ сообщества не может.",
        "A community token cannot read an older post.",
      ),
      behaviours: ["VK-05"],
    },
    facebook: { behaviours: ["FB-04"] },
    instagram: { behaviours: ["IG-04"] },
  },
};

const publicReplies: Spec = {
  id: "public-replies",
  title: said("Ответ под записью", "Answering under the post"),
  changeable: "platform",
  topic: "posts",
  cell: publicOf,
  platforms: {
    vk: {
      also: said("В обсуждениях — только на самой площадке.", "In discussions, on the platform only."),
      behaviours: ["VK-05", "VK-08"],
    },
    facebook: { behaviours: ["FB-04"] },
    instagram: { behaviours: ["IG-03", "IG-05"] },
    twitter: {
      platformLimit: said(
        "С февраля 2026 года X пропускает ответ приложения, только если автор упомянул вас или процитировал.",
        "Since February 2026 X lets an app answer only when the author mentioned or quoted you.",
      ),
      behaviours: ["TW-03"],
    },
  },
};

function publicOf(row: Capability) {
  const rule = row.text.comment ?? row.text.mention;
  if (!rule) return ONLY_CHAT;
  const length = upTo(rule);
  const files = publicFiles(row);
  return limits(
    `Одним сообщением, ${length.ru}; ${files.ru}.`,
    `In one message, ${length.en}; ${files.en}.`,
  );
}

function publicFiles(row: Capability) {
  const kinds = ORDER.filter((kind) => (row.sendPublic ?? row.send)[kind]);
  if (kinds.length === 0) return said("без вложений", "without attachments");
  const list = kindList(kinds);
  const count = row.filesPerPublic ?? row.filesPerMessage;
  return said(
    `до ${countRu(count, "вложения", "вложений", "вложений")}: ${list.ru}`,
    `up to ${countEn(count, "attachment", "attachments")}: ${list.en}`,
  );
}

const ORDER: readonly AttachmentKind[] = ["image", "video", "audio", "file"];

const privateReplies: Spec = {
  id: "private-replies",
  title: said("Личный ответ на комментарий", "Answering a comment in private"),
  changeable: "platform",
  topic: "messages",
  cell: (row) => {
    if (!hasPosts(row)) return ONLY_CHAT;
    if (!row.privateReply) {
      return no("На комментарий отвечают под записью.", "A comment is answered under its post.");
    }
    const time = span(row.privateReply.hours);
    return limits(
      `Одно сообщение в течение ${time.ru}; дальше — когда клиент ответит.`,
      `One message within ${time.en}; more once the customer answers.`,
    );
  },
  platforms: {
    instagram: {
      also: said("Где ответить, выбирает сотрудник.", "The agent chooses where to answer."),
      usedesk: yes("Можно ответить в Direct или под записью.", "In Direct or under the post."),
      behaviours: ["IG-05"],
    },
  },
};

/** How we answer where everybody sees it. */
export const publicAnswers: readonly Spec[] = [postContext, publicReplies, privateReplies];
