import type { Message } from "@/lib/i18n/message.ts";

/** What can be wrong with business hours and policies, and what has been done with them. */
export const formSla = {
  "fault.time_invalid": "Впишите время, например 09:30.",
  "fault.interval_backwards":
    "Конец раньше начала. Если смена идёт через полночь, отметьте «до следующего дня».",
  "fault.interval_too_long": "Так выходит больше суток. Уберите отметку «до следующего дня».",
  "fault.zone_unknown": "Такого часового пояса нет. Выберите из списка, например Europe/Moscow.",
  "fault.hours_empty": "Впишите хотя бы один рабочий промежуток.",
  "fault.hours_missing": "Выберите рабочие часы: без них срок не посчитать.",
  "fault.date_invalid": "Такого дня нет в календаре. Проверьте дату.",
  "fault.targets_empty": "Впишите хотя бы один срок.",
  "fault.minutes_invalid": "Впишите время от минуты до года, например «30 мин» или «2 ч».",
  "fault.warning_invalid": "Предупредить можно только до срока: доля от 1 до 99 % или время до него.",
  "fault.too_many_rows": "Столько не нужно. Уберите лишнее.",
  "refusal.time_invalid": "Время пишется как 09:30.",
  "refusal.interval_backwards":
    "Промежуток заканчивается раньше, чем начинается. Если он идёт через полночь, передайте `overnight`.",
  "refusal.interval_too_long": "Промежуток длиннее суток.",
  "refusal.zone_unknown": "Такого часового пояса нет. Нужно имя из базы IANA, например Europe/Moscow.",
  "refusal.hours_empty": "Нужен хотя бы один рабочий промежуток.",
  "refusal.hours_missing": "Набору нужны рабочие часы: таких нет.",
  "refusal.date_invalid": "Такого дня нет в календаре.",
  "refusal.targets_empty": "Набору нужен хотя бы один срок.",
  "refusal.minutes_invalid": "Срок — целое число минут, от одной до года.",
  "refusal.warning_invalid": "Предупредить можно только до срока: доля больше 0 и меньше 1 или минуты.",
  "refusal.policy_missing": "Такого набора нет. Возможно, его удалили.",
  "refusal.hours_in_use": "По этим часам считает набор «{policy}». Сначала выберите ему другие.",
  "done.slaSaved": "Сохранено. Открытые сроки уже пересчитываются",
  "done.slaChosen": "Наборы для каналов сохранены",
  "done.slaRemoved": "Набор удалён, сроков по нему больше нет",
  "done.hoursSaved": "Рабочие часы сохранены",
  "done.hoursRemoved": "Рабочие часы удалены",
} satisfies Record<string, Message>;
