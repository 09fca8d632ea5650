/** What is wrong with the settings of the question about satisfaction, and what has been done. */
export const formCsi = {
  "fault.csi_too_long": "Слишком длинно: хватит 400 знаков, сейчас {length}.",
  "fault.csi_delayMinutes": "Выберите время до недели.",
  "fault.csi_answerDays": "Выберите от 1 до 30 дней.",
  "fault.csi_quietDays": "Выберите от 0 до 365 дней.",
  "fault.csi_bad": "Выберите оценку от 1 до 4.",
  "fault.csi_score": "Выберите одну из оценок.",
  "fault.csi_empty": "Напишите хотя бы слово или просто закройте страницу.",
  "fault.csi_long": "Слишком длинно: хватит 2000 знаков, сейчас {length}.",
  "done.csiSaved": "Сохранили, как спрашивать",
};
