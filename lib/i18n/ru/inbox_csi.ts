/** How the customer judged a ticket, on its card. */
export const inboxCsi = {
  "csi": "Оценка клиента",
  "csi.asked": "Спросили, ответа пока нет",
  "csi.expired": "Спросили, ответа не было",
  "csi.skipped.public": "Не спрашивали: обращение не из личной переписки",
  "csi.skipped.switch_off": "Не спрашивали: чат-бот на площадке выключен",
  "csi.skipped.other_section": "Не спрашивали: канал не ведёт в «Чаты»",
  "csi.skipped.blocked": "Не спрашивали: клиент заблокирован",
  "csi.skipped.spam": "Не спрашивали: это спам",
  "csi.skipped.robot": "Не спрашивали: похоже, это робот",
  "csi.skipped.merged": "Не спрашивали: обращение присоединено к другому",
  "csi.skipped.silent": "Не спрашивали: клиент ещё ничего не писал",
  "csi.skipped.window": "Не спрашивали: площадка уже не даёт написать первыми",
  "csi.skipped.lately": "Не спрашивали: этого клиента уже спрашивали недавно",
  "csi.skipped.not_writable": "Не спрашивали: написать клиенту сейчас нельзя",
  "csi.skipped.other": "Не спрашивали",
};
