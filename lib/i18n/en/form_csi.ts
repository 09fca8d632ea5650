import type { formCsi as russian } from "@/lib/i18n/ru/form_csi.ts";

export const formCsi: Record<keyof typeof russian, string> = {
  "fault.csi_too_long": "Too long: 400 characters are enough, now there are {length}.",
  "fault.csi_delayMinutes": "Choose a time of up to a week.",
  "fault.csi_answerDays": "Choose 1 to 30 days.",
  "fault.csi_quietDays": "Choose 0 to 365 days.",
  "fault.csi_bad": "Choose a score from 1 to 4.",
  "fault.csi_score": "Choose one of the ratings.",
  "fault.csi_empty": "Write at least a word, or just close the page.",
  "fault.csi_long": "Too long: 2,000 characters are enough, now there are {length}.",
  "done.csiSaved": "How customers are asked is saved",
};
