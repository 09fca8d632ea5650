import type { AttachmentKind, Capability } from "@/lib/channels/capabilities.ts";
import { en, ru } from "@/lib/channels/matrix/counts.ts";
import { type Draft, limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import { fileWords, kindList } from "@/lib/channels/matrix/kinds.ts";
import { sentence } from "@/lib/channels/matrix/measures.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

// A member uploads files; stickers, places and contacts have no button.
const SENT: readonly AttachmentKind[] = ["image", "video", "audio", "file"];
const RECEIVED: readonly AttachmentKind[] = [...SENT, "sticker", "location", "contact"];

const attachments: Spec = {
  id: "attachments",
  title: said("Вложения", "Attachments"),
  changeable: "platform",
  topic: "files",
  cell: (row) => {
    const send = kindList(SENT.filter((kind) => row.send[kind]));
    const receive = kindList(RECEIVED.filter((kind) => row.receive.includes(kind)));
    const words = [
      `Отправляем: ${send.ru}. Принимаем: ${receive.ru}.`,
      `We send ${send.en} and take ${receive.en}.`,
    ] as const;
    return row.send.file ? yes(...words) : limits(...words);
  },
  platforms: {
    vk: { usedesk: yes("В обе стороны.", "Both ways."), behaviours: ["VK-09"] },
    facebook: { usedesk: yes("В обе стороны.", "Both ways."), behaviours: ["FB-05"] },
    twitter: { usedesk: limits("Картинки и GIF.", "Pictures and GIF."), behaviours: ["TW-05"] },
    instagram: { answer: "limits", usedesk: yes("В Direct.", "In Direct."), behaviours: ["IG-07"] },
    viber: { usedesk: yes("В обе стороны.", "Both ways."), behaviours: ["VB-03"] },
    telegram: { usedesk: yes("Вложения и стикеры.", "Attachments and stickers."), behaviours: ["TG-03"] },
    whatsapp: { usedesk: yes("Вложения и стикеры.", "Attachments and stickers."), behaviours: ["WA-03"] },
    slack: {
      also: said("Видны сразу, без скачивания.", "Seen at once, without downloading."),
      usedesk: yes("Видны и здесь, и в Slack.", "Seen here and in Slack."),
      behaviours: ["SL-03"],
    },
    webchat: { changeable: "us" },
  },
};

function kindSpec(
  kind: AttachmentKind,
  id: string,
  title: Spec["title"],
  platforms: Spec["platforms"],
): Spec {
  return {
    id,
    title,
    changeable: "platform",
    topic: "files",
    cell: (row) => ofKind(row, kind),
    platforms: { webchat: { changeable: "us" }, ...platforms },
  };
}

/** What can be sent of one kind, in the words of its rule. */
export function ofKind(row: Capability, kind: AttachmentKind): Draft {
  const rule = row.send[kind];
  if (!rule) {
    return row.receive.includes(kind)
      ? limits("Принимаем, отправить нельзя: пришлите ссылку.", "We take them; to send, use a link.")
      : no("Площадка такое не передаёт: пришлите ссылку.", "The platform does not carry them: use a link.");
  }
  const words = fileWords(rule, row.send);
  return limits(`${sentence(words.ru)}.`, `${sentence(words.en)}.`);
}

const images = kindSpec("image", "images", said("Картинки", "Pictures"), {
  twitter: ({ send }) => {
    const gif = send.image?.maxBytesByType?.["image/gif"];
    if (gif === undefined) return {};
    return { also: said(`GIF — до ${ru.bytes(gif)}.`, `GIF up to ${en.bytes(gif)}.`), behaviours: ["TW-05"] };
  },
  vk: {
    also: said("Под записью картинка уходит документом.", "Under a post a picture goes as a document."),
    behaviours: ["VK-09"],
  },
});

const documents = kindSpec("file", "documents", said("Документы", "Documents"), {
  vk: {
    platformLimit: said("Кроме MP3 и программ.", "Anything but MP3 and programs."),
    behaviours: ["VK-09"],
  },
  viber: {
    platformLimit: said("Кроме программ: exe, apk и подобных.", "No programs: exe, apk and the like."),
  },
  whatsapp: { usedesk: no("Не приходят.", "They do not come."), behaviours: ["WA-03"] },
});

/** Files in general, pictures and documents. */
export const files: readonly Spec[] = [attachments, images, documents];
