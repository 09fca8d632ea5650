import type { Twin } from "@/lib/i18n/message.ts";
import type { formNotify as ru } from "@/lib/i18n/ru/form_notify.ts";

export const formNotify: Twin<{ form: typeof ru }>["form"] = {
  "fault.clock": "Write a time, such as 22:00.",
  "fault.no_hours": "It begins and ends at the same time. Choose different ones.",
  "fault.time_zone": "There is no such time zone. Choose one from the list.",
  "fault.push_key": "This is no key of a browser.",
  "fault.push_endpoint": "We do not send to this address: it takes `https` and a service on the internet.",
  "refusal.too_many_devices": "There are 20 devices already. Turn off one that you do not use.",
  "done.notifyCauses": "We will tell you of these",
  "done.notifyQuiet": "Quiet hours saved",
  "done.notifyLock": "Lock screen saved",
  "done.notifyTest": "Sent. If it does not arrive within a minute, check what the browser allows",
  "done.notifyDevice": "Nothing goes to that device any more",
  "done.notifyRead": "All read",
};
