import type { Message } from "@/lib/i18n/message.ts";

/** What can be wrong with the choice of notifications, and what has been done. */
export const formNotify = {
  "fault.clock": "Впишите время, например 22:00.",
  "fault.no_hours": "Начало и конец совпадают. Выберите разное время.",
  "fault.time_zone": "Такого часового пояса нет. Выберите из списка.",
  "fault.push_key": "Это не ключ из браузера.",
  "fault.push_endpoint": "На этот адрес мы не отправляем: нужен `https` и служба в интернете.",
  "refusal.too_many_devices": "Устройств уже 20. Выключите то, которым не пользуетесь.",
  "done.notifyCauses": "Запомнили, о чём вам говорить",
  "done.notifyQuiet": "Тихие часы сохранены",
  "done.notifyLock": "Экран блокировки настроен",
  "done.notifyTest": "Отправили. Если не пришло за минуту, проверьте разрешения браузера",
  "done.notifyDevice": "На это устройство больше ничего не придёт",
  "done.notifyRead": "Всё прочитано",
} satisfies Record<string, Message>;
