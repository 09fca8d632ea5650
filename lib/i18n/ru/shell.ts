import type { Message } from "@/lib/i18n/message.ts";

/** The frame around every page of a workspace. */
export const shell = {
  "nav": "Разделы",
  "nav.more": "Другие разделы",
  "inbox": "Обращения",
  "search": "Поиск",
  "contacts": "Клиенты",
  "connections": "Каналы",
  "reports": "Отчёты",
  "matrix": "Возможности каналов",
  "matrixShort": "Сравнить",
  "settings": "Настройки",
  "account": "Вы и оформление",
  "profile": "Ваш профиль",
  "signOut": "Выйти",
  "workspace": "Рабочее пространство",
  "switchWorkspace": "Другое пространство",
  "unread": {
    one: "{count} непрочитанное",
    few: "{count} непрочитанных",
    many: "{count} непрочитанных",
    other: "{count} непрочитанных",
  },
  "role.owner": "владелец",
  "role.admin": "администратор",
  "role.agent": "сотрудник",
  "offline.title": "Нет связи",
  "offline.help":
    "Отклик не отвечает: похоже, пропал интернет. Как только он вернётся, страница откроется сама.",
  "offline.retry": "Попробовать ещё раз",
} satisfies Record<string, Message>;
