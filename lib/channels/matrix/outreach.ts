import type { Capability } from "@/lib/channels/capabilities.ts";
import { countEn, countRu, en, ru } from "@/lib/channels/matrix/counts.ts";
import { type Draft, limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const QUARTER_SECONDS = 15 * 60;

const greeting: Spec = {
  id: "greeting",
  title: said("Приветствие новому клиенту", "Greeting a first-time writer"),
  changeable: "owner",
  topic: "setup",
  cell: ({ greetingLimit }) =>
    greetingLimit === undefined
      ? no(
        "Отдельного нет: первому сообщению ответит автоответ.",
        "None apart: the acknowledgement answers a first message.",
      )
      : limits(
        `До ${ru.count(greetingLimit)} знаков тому, кто пишет впервые.`,
        `Up to ${en.count(greetingLimit)} characters to those who write for the first time.`,
      ),
  platforms: { vk: { behaviours: ["VK-17"] } },
};

const onlineStatus: Spec = {
  id: "online-status",
  title: said("Отметка «на связи»", "The “online” mark"),
  changeable: "platform",
  topic: "setup",
  cell: () => no("Площадка её не показывает.", "The platform shows none."),
  platforms: {
    vk: {
      answer: "yes",
      note: said(
        "Следует рабочим часам. Если ответы «на связи» идут дольше 5 минут, предупредим.",
        "Follows the business hours. When answers take over 5 minutes while online, we warn.",
      ),
      changeable: "owner",
      behaviours: ["VK-18"],
    },
    webchat: {
      answer: "yes",
      note: said("Следует рабочим часам.", "Follows the business hours."),
      changeable: "owner",
    },
  },
};

const broadcast: Spec = {
  id: "broadcast",
  title: said("Рассылка", "Broadcast"),
  changeable: "us",
  topic: "limits",
  cell: broadcastOf,
  platforms: { vk: { changeable: "owner", behaviours: ["VK-21"] } },
};

function broadcastOf({ broadcast: row }: Capability): Draft {
  if (!row) return no("Не рассылаем, только отвечаем.", "Nothing is broadcast here, only answered.");
  const most = perSecond(row.callsPerSecond);
  return limits(
    `Тем, кто разрешил сообщения, с отпиской, до ${most.ru}.`,
    `To those who allowed messages, with opt-out, ${most.en}.`,
  );
}

const templates: Spec = {
  id: "templates",
  title: said("Одобренные шаблоны площадки", "The platform's approved templates"),
  changeable: "platform",
  topic: "messages",
  cell: ({ writeFirst }) =>
    writeFirst === "template"
      ? yes(
        "Список, предпросмотр и заполнение прямо в ответе.",
        "Listed, previewed and filled beside the answer.",
      )
      : no("Не нужны: площадка шаблонов не требует.", "Not needed: the platform asks for none."),
  platforms: { whatsapp: { behaviours: ["WA-02"] } },
};

const speed: Spec = {
  id: "speed",
  title: said("Скорость отправки", "Sending rate"),
  changeable: "platform",
  topic: "limits",
  cell: ({ sendsPerSecond }) => {
    const most = perSecond(sendsPerSecond);
    return limits(
      `До ${most.ru}, остальное ждёт очереди и не теряется.`,
      `${most.en.charAt(0).toUpperCase()}${most.en.slice(1)}; the rest waits its turn and is not lost.`,
    );
  },
  platforms: { viber: { changeable: "us" }, webchat: { changeable: "us" }, email: { changeable: "us" } },
};

/** A rate below one a second is said for a quarter of an hour, as X says it. */
function perSecond(rate: number) {
  if (rate >= 1) {
    return said(
      `${countRu(rate, "сообщения", "сообщений", "сообщений")} в секунду`,
      `up to ${countEn(rate, "message", "messages")} a second`,
    );
  }
  const count = Math.round(rate * QUARTER_SECONDS);
  return said(
    `${countRu(count, "сообщения", "сообщений", "сообщений")} за 15 минут`,
    `up to ${countEn(count, "message", "messages")} in 15 minutes`,
  );
}

const retry: Spec = {
  id: "retry",
  title: said("Повтор после сбоя связи", "Trying again after a lost connection"),
  changeable: "platform",
  topic: "messages",
  cell: retryOf,
  platforms: { webchat: { changeable: "us" } },
};

function retryOf({ dedupesSends, nativeReplies }: Capability): Draft {
  if (dedupesSends) {
    return yes(
      "Повторяем сами: двойного сообщения не будет.",
      "We try again ourselves: no message goes out twice.",
    );
  }
  return nativeReplies
    ? limits(
      "Если неясно, ушло ли сообщение, сверимся с площадкой, иначе спросим вас.",
      "When it is unclear whether a message went out, we look for it on the platform, else we ask you.",
    )
    : limits(
      "Если неясно, ушло ли сообщение, спросим вас, чтобы не отправить дважды.",
      "When it is unclear whether a message went out, we ask you, so that it does not go twice.",
    );
}

/** What goes out without a question, and how fast. */
export const outreach: readonly Spec[] = [greeting, onlineStatus, broadcast, templates, speed, retry];
