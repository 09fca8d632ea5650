import type { Catalogue } from "@/lib/i18n/keys.ts";
import type { Twin } from "@/lib/i18n/message.ts";

export const front: Twin<Catalogue>["front"] = {
  "title": "Answer all your customers in one window",
  "lead":
    "Otklik brings the messages and comments from every place where people write to you into one shared list. Your team answers from there, on a computer or a phone.",
  "description": "Customers’ messages and comments from VK, Telegram and your site in one shared window.",
  "start": "Create a workspace",
  "now": "Ready to connect",
  "soon": "Soon",
  "matrix": "What each channel can do",
  "footer": "At the bottom of the page",
  "preview": "This is what the inbox looks like",
  "preview.name.1": "Maria Sokolova",
  "preview.text.1": "Do you deliver on Saturday? I hope to make it for the birthday",
  "preview.name.2": "Timur",
  "preview.text.2": "Thank you, everything came in one piece!",
  "preview.name.3": "Kate Orlova",
  "preview.text.3": "Do you have the same cup in blue?",
};
