import type { inboxCsi as russian } from "@/lib/i18n/ru/inbox_csi.ts";

export const inboxCsi: Record<keyof typeof russian, string> = {
  "csi": "Customer’s rating",
  "csi.asked": "Asked, no answer yet",
  "csi.expired": "Asked, no answer came",
  "csi.skipped.public": "Not asked: the ticket is not a private conversation",
  "csi.skipped.switch_off": "Not asked: the platform’s chat bot is off",
  "csi.skipped.other_section": "Not asked: the channel does not lead to Chats",
  "csi.skipped.blocked": "Not asked: the customer is blocked",
  "csi.skipped.spam": "Not asked: it is spam",
  "csi.skipped.robot": "Not asked: it looks like a robot",
  "csi.skipped.merged": "Not asked: the ticket was merged into another",
  "csi.skipped.silent": "Not asked: the customer has written nothing yet",
  "csi.skipped.window": "Not asked: the platform no longer lets us write",
  "csi.skipped.lately": "Not asked: this customer was asked lately",
  "csi.skipped.not_writable": "Not asked: the customer cannot be written to now",
  "csi.skipped.other": "Not asked",
};
