import type { Catalogue } from "@/lib/i18n/keys.ts";
import type { Twin } from "@/lib/i18n/message.ts";

export const start: Twin<Catalogue>["start"] = {
  "title": "Let us get your first message",
  "lead": "Write to yourself in the web chat: the message comes here, and you see how it all works.",
  "try": "Try the web chat",
  "ready": "The chat is ready. Open it in a new window, write to yourself and come back to the inbox.",
  "openChat": "Write to yourself",
  "toInbox": "To the inbox",
  "channels": "Or connect your channels",
  "card.ready": "Connect",
  "card.connected": "Connected",
  "card.paused": "Paused",
  "card.trouble": "Needs help",
  "card.soon": "Soon",
  "later": "Skip and look around",
};
