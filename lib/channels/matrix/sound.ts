import { ofKind } from "@/lib/channels/matrix/files.ts";
import { limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const NOT_THERE = no("Не поддерживается.", "Not supported.");
const BOTH_WAYS = said("Слушаем и скачиваем прямо здесь.", "Plays here and can be downloaded.");
const WATCH = said("Открывается прямо здесь, можно скачать.", "Opens here and can be downloaded.");

const audio: Spec = {
  id: "audio",
  title: said("Музыка и звук", "Music and sound"),
  changeable: "platform",
  topic: "files",
  cell: (row) => ofKind(row, "audio"),
  platforms: {
    vk: {
      also: said(
        "OGG и Opus уходят голосовым, WAV — документом. MP3 не пройдёт, скажем об этом до отправки.",
        "OGG and Opus go as a voice message, WAV as a document. MP3 will not pass; we say so before sending.",
      ),
      platformLimit: said(
        "Документом VK не принимает MP3, голосовое — до 5 минут.",
        "VK takes no MP3 as a document, and a voice message of up to 5 minutes.",
      ),
      usedesk: limits("Отправляется только .wav.", "Only .wav can be sent."),
      behaviours: ["VK-10"],
    },
    facebook: { also: BOTH_WAYS, usedesk: NOT_THERE, behaviours: ["FB-06"] },
    instagram: {
      also: said("Клиенту можно дать и ссылку.", "The customer can be given a link as well."),
      usedesk: yes("Слушается и скачивается.", "Plays and downloads."),
      behaviours: ["IG-08"],
    },
    twitter: { usedesk: NOT_THERE, behaviours: ["TW-06"] },
    viber: {
      also: said("Звук уходит обычным файлом.", "Sound goes as a plain file."),
      usedesk: NOT_THERE,
      behaviours: ["VB-04"],
    },
    telegram: {
      also: BOTH_WAYS,
      usedesk: yes("Слушается и скачивается.", "Plays and downloads."),
      behaviours: ["TG-04"],
    },
    whatsapp: { also: BOTH_WAYS, usedesk: yes("Поддерживается.", "Supported."), behaviours: ["WA-04"] },
    slack: { also: BOTH_WAYS, usedesk: yes("Слушается.", "Plays."), behaviours: ["SL-04"] },
    webchat: { also: BOTH_WAYS, changeable: "us" },
  },
};

const video: Spec = {
  id: "video",
  title: said("Видео", "Video"),
  changeable: "platform",
  topic: "files",
  cell: (row) => ofKind(row, "video"),
  platforms: {
    vk: {
      also: said(
        "Видео уходит файлом. Входящее показываем картинкой и ссылкой; в личных сообщениях ссылка откроется, только если видео есть в разделе автора.",
        "Video goes as a file. An incoming one is shown as a preview and a link; in direct messages the link opens only when the video is among its author's own.",
      ),
      platformLimit: said(
        "Ключ сообщества не может ни загрузить, ни открыть видео.",
        "A community token can neither upload nor open a video.",
      ),
      usedesk: limits("Уходит файлом.", "Goes as a file."),
      behaviours: ["VK-11"],
    },
    facebook: { also: WATCH, usedesk: NOT_THERE, behaviours: ["FB-07"] },
    instagram: {
      also: WATCH,
      usedesk: yes("Смотрится и скачивается.", "Plays and downloads."),
      behaviours: ["IG-09"],
    },
    twitter: {
      also: said("Если не примут, пришлите ссылку.", "Where it is refused, send a link."),
      platformLimit: said("До 140 секунд.", "Up to 140 seconds."),
      usedesk: NOT_THERE,
      behaviours: ["TW-07"],
    },
    viber: {
      platformLimit: said("До 180 секунд.", "Up to 180 seconds."),
      usedesk: NOT_THERE,
      behaviours: ["VB-05"],
    },
    telegram: { also: WATCH },
    whatsapp: { also: WATCH, usedesk: yes("Поддерживается.", "Supported."), behaviours: ["WA-05"] },
    slack: { also: WATCH, usedesk: yes("Смотрится.", "Plays."), behaviours: ["SL-05"] },
    webchat: { also: WATCH, changeable: "us" },
  },
};

const voice: Spec = {
  id: "voice",
  title: said("Голосовые и видеосообщения", "Voice and video messages"),
  changeable: "platform",
  topic: "files",
  cell: ({ receive }) =>
    receive.includes("audio")
      ? yes("Входящее голосовое слушаем здесь.", "An incoming voice message plays here.")
      : no("Площадка их не передаёт.", "The platform does not carry them."),
  platforms: {
    vk: {
      also: said("Своё отправьте записью OGG/Opus.", "Send your own as OGG/Opus."),
      behaviours: ["VK-10"],
    },
    telegram: {
      note: said(
        "Голосовые слушаем, кружки смотрим здесь. Запись OGG/Opus уйдёт голосовым.",
        "Voice messages and video notes play here. An OGG/Opus recording goes as voice.",
      ),
      usedesk: limits("Кружки не приходят.", "Video notes do not come."),
      behaviours: ["TG-04", "TG-05"],
    },
    whatsapp: {
      also: said("Запись OGG/Opus уйдёт голосовым.", "An OGG/Opus recording goes as voice."),
      behaviours: ["WA-04"],
    },
    max: {
      answer: "limits",
      platformLimit: said(
        "О голосовом, записанном в самом MAX, бот может узнать без записи и без автора: попросите прислать файл.",
        "Of a voice message recorded in MAX itself a bot may learn without its sound and author: ask for a file.",
      ),
    },
    webchat: {
      note: said("Звуковой файл слушаем здесь.", "A sound file plays here."),
      changeable: "us",
    },
    email: { note: said("Как вложенный звук.", "As an attached sound.") },
  },
};

const stickers: Spec = {
  id: "stickers",
  title: said("Стикеры", "Stickers"),
  changeable: "platform",
  topic: "files",
  cell: ({ receive }) =>
    receive.includes("sticker")
      ? yes("Стикер клиента виден картинкой.", "The customer's sticker is shown as a picture.")
      : no("Стикеры не приходят.", "Stickers do not come."),
  platforms: {
    telegram: { usedesk: yes("Поддерживаются.", "Supported."), behaviours: ["TG-03"] },
    whatsapp: { usedesk: yes("Поддерживаются.", "Supported."), behaviours: ["WA-03"] },
    webchat: { changeable: "us" },
  },
};

/** What is heard and watched. */
export const sound: readonly Spec[] = [audio, voice, video, stickers];
