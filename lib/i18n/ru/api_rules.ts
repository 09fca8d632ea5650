/** The part of the API's document that speaks of rules. */
export const apiRules = {
  "tag.rules": "Правила",
  "op.listRules": "Правила по порядку",
  "about.listRules": "В этом порядке они и срабатывают; `summary` — правило одной фразой.",
  "op.createRule": "Создать правило",
  "about.createRule":
    "Встаёт последним, всего их до 100. `conditions`: `platform`, `connection`, `kind`, `section`, `tag`, `text` (слова через запятую), `priority`, `assignee` (id или `none`), `language`, `hours` (`inside`, `outside`), `contact` (`first`, `blocked`), `previous` (не меньше скольких). `actions`: `tag` (которой ещё нет — появится), `untag`, `assign` (id или `none`), `team`, `priority`, `snooze` (`1h`, `3h`, `tomorrow`, `monday`), `note`, `notify` (id, `assignee`, `managers`), `close`. Ответа клиенту среди действий нет. Правило срабатывает не больше раза на обращение и повод; на обращение — не больше 10 действий в минуту.",
  "op.getRule": "Одно правило",
  "about.getRule": "Со счётчиком срабатываний.",
  "op.changeRule": "Изменить правило",
  "about.changeRule": "Меняется то, что прислали; `conditions` и `actions` — целиком.",
  "op.deleteRule": "Удалить правило",
  "about.deleteRule": "Сделанное им остаётся.",
  "op.orderRules": "Поменять порядок правил",
  "about.orderRules": "Те, что не названы, встанут следом, как стояли.",
  "op.tryRule": "Проверить на прошлых обращениях",
  "about.tryRule":
    "По последним 500 обращениям, с их сегодняшними метками, приоритетом и ответственным: какие подошли бы и что было бы сделано. Ничего не меняет; само правило можно не сохранять.",
  "op.listRuleRuns": "Журнал правила",
  "about.listRuleRuns":
    "Последние 50 раз за 30 дней, новые первыми; `stopped` — от чего удержала защита от зацикливания.",
  "op.listTicketRuleRuns": "Что правила сделали с обращением",
  "about.listTicketRuleRuns": "Последние 50 раз за 30 дней, новые первыми.",
};
