import type { Message } from "@/lib/i18n/message.ts";

/** The first screen after sign-up. */
export const start = {
  "title": "Давайте получим первое сообщение",
  "lead": "Напишите себе в чат на сайте: сообщение придёт сюда, и вы увидите, как всё работает.",
  "try": "Попробовать чат",
  "ready": "Чат готов. Откройте его в новом окне, напишите себе и возвращайтесь в обращения.",
  "openChat": "Написать себе",
  "toInbox": "К обращениям",
  "channels": "Или подключите свои каналы",
  "card.ready": "Подключить",
  "card.connected": "Подключён",
  "card.paused": "Остановлен",
  "card.trouble": "Нужна помощь",
  "card.soon": "Скоро",
  "later": "Пропустить и осмотреться",
} satisfies Record<string, Message>;
