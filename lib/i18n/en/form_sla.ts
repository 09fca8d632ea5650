import type { Twin } from "@/lib/i18n/message.ts";
import type { formSla as ru } from "@/lib/i18n/ru/form_sla.ts";

export const formSla: Twin<{ form: typeof ru }>["form"] = {
  "fault.time_invalid": "Write a time, like 09:30.",
  "fault.interval_backwards":
    "It ends before it begins. If the shift goes over midnight, mark “until the next day”.",
  "fault.interval_too_long": "That makes more than a day. Take “until the next day” away.",
  "fault.zone_unknown": "There is no such time zone. Choose one of the list, like Europe/Moscow.",
  "fault.hours_empty": "Write at least one stretch of working time.",
  "fault.hours_missing": "Choose business hours: without them no deadline can be counted.",
  "fault.date_invalid": "The calendar has no such day. Check the date.",
  "fault.targets_empty": "Write at least one time.",
  "fault.minutes_invalid": "Write a time from a minute to a year, like “30 min” or “2 h”.",
  "fault.warning_invalid":
    "A warning has to come before the deadline: 1 to 99 % of the time, or a time ahead.",
  "fault.too_many_rows": "That is more than needed. Take some away.",
  "refusal.time_invalid": "A time is written like 09:30.",
  "refusal.interval_backwards":
    "An interval ends before it begins. If it goes over midnight, send `overnight`.",
  "refusal.interval_too_long": "An interval is longer than a day.",
  "refusal.zone_unknown": "There is no such time zone. Send a name of the IANA database, like Europe/Moscow.",
  "refusal.hours_empty": "There has to be at least one interval.",
  "refusal.hours_missing": "A policy needs business hours, and there are none like these.",
  "refusal.date_invalid": "The calendar has no such day.",
  "refusal.targets_empty": "A policy needs at least one time.",
  "refusal.minutes_invalid": "A time is a whole number of minutes, from one to a year.",
  "refusal.warning_invalid":
    "A warning has to come before the deadline: a share between 0 and 1, or minutes ahead.",
  "refusal.policy_missing": "There is no such policy. It may have been deleted.",
  "refusal.hours_in_use": "The policy “{policy}” counts by these hours. Choose others for it first.",
  "done.slaSaved": "Saved. Open deadlines are being counted anew",
  "done.slaChosen": "The channels’ policies are saved",
  "done.slaRemoved": "The policy is gone, and its deadlines with it",
  "done.hoursSaved": "The business hours are saved",
  "done.hoursRemoved": "The business hours are gone",
};
