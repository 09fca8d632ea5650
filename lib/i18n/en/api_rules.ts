import type { apiRules as russian } from "@/lib/i18n/ru/api_rules.ts";

export const apiRules: Record<keyof typeof russian, string> = {
  "tag.rules": "Rules",
  "op.listRules": "The rules, in order",
  "about.listRules": "They run in this order; `summary` is the rule in one sentence.",
  "op.createRule": "Make a rule",
  "about.createRule":
    "It goes last; there may be 100. `conditions`: `platform`, `connection`, `kind`, `section`, `tag`, `text` (words with commas between), `priority`, `assignee` (an id or `none`), `language`, `hours` (`inside`, `outside`), `contact` (`first`, `blocked`), `previous` (at least so many). `actions`: `tag` (one that is not there yet is made), `untag`, `assign` (an id or `none`), `team`, `priority`, `snooze` (`1h`, `3h`, `tomorrow`, `monday`), `note`, `notify` (an id, `assignee`, `managers`), `close`. No action answers a customer. A rule runs at most once for a ticket and a cause; a ticket has at most 10 actions done to it within a minute.",
  "op.getRule": "One rule",
  "about.getRule": "With the number of times that it has run.",
  "op.changeRule": "Change a rule",
  "about.changeRule": "What is sent is changed; `conditions` and `actions` as a whole.",
  "op.deleteRule": "Delete a rule",
  "about.deleteRule": "What it did stays done.",
  "op.orderRules": "Put the rules in another order",
  "about.orderRules": "Those that are left out follow behind, in the order that they have.",
  "op.tryRule": "Try a rule on past tickets",
  "about.tryRule":
    "On the last 500 tickets, by their tags, priority and assignee of today: which would have matched, and what would have been done. Nothing is changed, and the rule need not be kept.",
  "op.listRuleRuns": "The log of a rule",
  "about.listRuleRuns":
    "The last 50 runs within 30 days, the newest first; `stopped` is what the guard against loops kept it from.",
  "op.listTicketRuleRuns": "What rules did to a ticket",
  "about.listTicketRuleRuns": "The last 50 runs within 30 days, the newest first.",
};
