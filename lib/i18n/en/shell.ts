import type { Catalogue } from "@/lib/i18n/keys.ts";
import type { Twin } from "@/lib/i18n/message.ts";

export const shell: Twin<Catalogue>["shell"] = {
  "nav": "Sections",
  "nav.more": "Other sections",
  "inbox": "Inbox",
  "search": "Search",
  "contacts": "Contacts",
  "connections": "Channels",
  "reports": "Reports",
  "matrix": "What channels can do",
  "matrixShort": "Compare",
  "settings": "Settings",
  "account": "You and appearance",
  "profile": "Your profile",
  "signOut": "Sign out",
  "workspace": "Workspace",
  "switchWorkspace": "Another workspace",
  "unread": { one: "{count} unread", other: "{count} unread" },
  "role.owner": "owner",
  "role.admin": "admin",
  "role.agent": "agent",
  "offline.title": "No connection",
  "offline.help":
    "Otklik does not answer: the network seems to be away. Once it is back, the page opens by itself.",
  "offline.retry": "Try again",
};
