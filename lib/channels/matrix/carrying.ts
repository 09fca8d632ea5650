import { countEn, countRu, en, ru } from "@/lib/channels/matrix/counts.ts";
import { limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import { kindList } from "@/lib/channels/matrix/kinds.ts";
import { sentence, upTo } from "@/lib/channels/matrix/measures.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const albums: Spec = {
  id: "files-per-message",
  title: said("Несколько файлов сразу", "Several files at once"),
  changeable: "platform",
  topic: "files",
  cell: ({ filesPerMessage: count }) =>
    count === 1
      ? no("Каждый файл уходит своим сообщением.", "Every file goes as a message of its own.")
      : yes(
        `До ${countRu(count, "файла", "файлов", "файлов")} в сообщении.`,
        `Up to ${countEn(count, "file", "files")} in a message.`,
      ),
  platforms: {
    vk: { also: said("Голосовое уходит отдельно.", "A voice message goes on its own.") },
    twitter: ({ filesPerPublic = 1 }) => ({
      answer: "limits",
      note: said(
        `В личном сообщении один файл, в ответе под записью до ${ru.count(filesPerPublic)} картинок.`,
        `One file in a direct message, up to ${en.count(filesPerPublic)} pictures in an answer under a post.`,
      ),
    }),
    telegram: {
      also: said(
        "Вместе едут фото и видео; документы и музыка — отдельными альбомами. Входящий альбом виден одним сообщением.",
        "Photos go with videos; documents and music in albums of their own. An incoming album is shown as one message.",
      ),
      behaviours: ["TG-09"],
    },
    max: { also: said("Документ уходит отдельно.", "A document goes on its own.") },
    webchat: { changeable: "us" },
    email: { changeable: "us" },
  },
};

const captions: Spec = {
  id: "captions",
  title: said("Текст вместе с файлом", "Text together with a file"),
  changeable: "platform",
  topic: "messages",
  cell: ({ caption, captionKinds }) => {
    if (!caption) return no("Текст уходит отдельным сообщением.", "The text goes as a message of its own.");
    const most = upTo(caption);
    if (!captionKinds) return yes(`${sentence(most.ru)}.`, `${sentence(most.en)}.`);
    const kinds = kindList(captionKinds);
    return limits(
      `${sentence(most.ru)}. С текстом уходят: ${kinds.ru}.`,
      `${sentence(most.en)}, beside ${kinds.en}.`,
    );
  },
  platforms: { webchat: { changeable: "us" }, email: { changeable: "us" } },
};

const incomingSize: Spec = {
  id: "incoming-size",
  title: said("Размер входящего файла", "Size of an incoming file"),
  changeable: "platform",
  topic: "files",
  cell: ({ receiveMaxBytes }) =>
    receiveMaxBytes === undefined
      ? yes("Площадка предела не называет.", "The platform names no limit.")
      : limits(`До ${ru.bytes(receiveMaxBytes)}.`, `Up to ${en.bytes(receiveMaxBytes)}.`),
  platforms: {
    telegram: {
      also: said(
        "Больше боту не отдают: подскажем это клиенту, а вы увидите, что он хотел прислать.",
        "A bot gets no more: we tell the customer so, and you see what was meant to come.",
      ),
      usedesk: limits("До 20 МБ.", "Up to 20 MB."),
      behaviours: ["TG-03"],
    },
    webchat: { changeable: "us" },
  },
};

const precheck: Spec = {
  id: "precheck",
  title: said("Проверка до отправки", "Checking before sending"),
  changeable: "us",
  topic: "ours",
  behaviours: ["C-07", "C-12"],
  cell: () =>
    yes(
      "Слишком большой или неподходящий файл видно сразу, вместе с пределом.",
      "A file too large or of a wrong kind is told at once, with the limit.",
    ),
};

/** How files travel. */
export const carrying: readonly Spec[] = [albums, captions, incomingSize, precheck];
