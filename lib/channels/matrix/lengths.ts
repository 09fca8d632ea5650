import type { Capability, TextRule } from "@/lib/channels/capabilities.ts";
import type { Said } from "@/lib/channels/matrix/types.ts";
import { countEn, countRu } from "@/lib/channels/matrix/counts.ts";
import { type Draft, limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import { amount, sentence, upTo } from "@/lib/channels/matrix/measures.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const textLimit: Spec = {
  id: "text-limit",
  title: said("Длина ответа", "Length of an answer"),
  changeable: "platform",
  topic: "messages",
  behaviours: ["C-07"],
  cell: lengthOf,
  platforms: {
    facebook: {
      changeable: "us",
      usedesk: limits("До 1986 знаков.", "Up to 1986 characters."),
      behaviours: ["FB-02"],
    },
    instagram: {
      also: said(
        "Русская буква занимает два байта, эмодзи — четыре и больше.",
        "A Cyrillic letter takes two bytes, an emoji four or more.",
      ),
      usedesk: limits(
        "485 знаков по-русски, 988 по-английски.",
        "485 characters in Russian, 988 in English.",
      ),
      behaviours: ["IG-02"],
    },
    twitter: {
      also: said(
        "Ссылка там считается за 23 знака, эмодзи — за два.",
        "There a link counts as 23 characters, an emoji as two.",
      ),
    },
    webchat: { changeable: "us" },
    email: { changeable: "us" },
  },
};

function lengthOf({ text }: Capability): Draft & { platformLimit?: Said } {
  const own = text.direct;
  const open = text.comment ?? text.mention;
  if (!own) return no("Отвечать отсюда нельзя.", "It cannot be answered from here.");
  const note = open ? inBoth(own, open) : alone(own);
  if (own.hard === undefined) return { answer: "limits", note };
  const hard = amount(own.hard, own.unit);
  return {
    answer: "limits",
    note,
    platformLimit: said(`Сама площадка называет ${hard.ru}.`, `The platform itself names ${hard.en}.`),
  };
}

function alone(own: TextRule): Said {
  const words = upTo(own);
  return said(`${sentence(words.ru)} в одном сообщении.`, `${sentence(words.en)} in one message.`);
}

function inBoth(own: TextRule, open: TextRule): Said {
  const inMessage = upTo(own);
  if (own.limit === open.limit && own.unit === open.unit) {
    return said(
      `${sentence(inMessage.ru)} и в личном сообщении, и под записью.`,
      `${sentence(inMessage.en)} in a direct message and under a post alike.`,
    );
  }
  const underPost = upTo(open);
  return said(
    `${sentence(inMessage.ru)} в личном сообщении, ${underPost.ru} под записью.`,
    `${sentence(inMessage.en)} in a direct message, ${underPost.en} under a post.`,
  );
}

const splitting: Spec = {
  id: "splitting",
  title: said("Деление длинного ответа", "Splitting a long answer"),
  changeable: "us",
  topic: "ours",
  behaviours: ["C-08"],
  cell: ({ text }) => {
    const parts = text.direct?.maxParts ?? 1;
    if (parts === 1) return no("Не нужно: ответ уходит целиком.", "Not needed: an answer goes out whole.");
    const open = text.comment ?? text.mention;
    return yes(
      `Делим по абзацам, предложениям и словам, до ${
        countRu(parts, "сообщения", "сообщений", "сообщений")
      }; ` +
        "на сколько, видно до отправки." + (open ? " Под записью — всегда одно." : ""),
      `Split at paragraphs, sentences and words, into up to ${countEn(parts, "message", "messages")}; ` +
        "how many is shown before sending." + (open ? " Under a post it is always one." : ""),
    );
  },
  platforms: {
    instagram: {
      usedesk: yes("Длинный текст делится.", "A longer text is split."),
      behaviours: ["IG-02"],
    },
  },
};

/** How long an answer may be and what becomes of a longer one. */
export const lengths: readonly Spec[] = [textLimit, splitting];
