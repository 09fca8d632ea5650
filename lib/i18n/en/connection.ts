import type { Catalogue } from "@/lib/i18n/keys.ts";
import type { Twin } from "@/lib/i18n/message.ts";

export const connection: Twin<Catalogue>["connection"] = {
  "title": "Channels",
  "lead": "The places where customers write to you. You will answer from here, in one window.",
  "connected": "Connected",
  "available": "You can connect",
  "soon": "Soon",
  "status.connecting": "connecting",
  "status.active": "working",
  "status.paused": "paused",
  "status.error": "needs help",
  "account": "Account",
  "account.open": "Open the account in {platform}",
  "lastInbound": "Last event",
  "lastOutbound": "Last answer",
  "lastCheck": "Last check",
  "lastCheck.well": "all is well",
  "lastCheck.trouble": "needs help",
  "never": "none yet",
  "open": "Set up",
  "open.name": "Set up the channel “{name}”",
  "matrix": "What this channel can do",
  "check": "Check",
  "renew": "Set up anew",
  "renew.help": "We ask the platform to send messages here again. Conversations stay.",
  "pause": "Pause",
  "pause.help": "A paused channel takes messages in, but nobody can answer in it.",
  "resume": "Resume",
  "setup": "Setting up, step by step",
  "setup.check": "Check the steps",
  "setup.checkOne": "Check",
  "setup.checkOne.of": "Check: {step}",
  "setup.done": "Done",
  "setup.left": "Not done",
  "webhook": "Address for notifications",
  "webhook.help": "Paste it into your app’s settings on the platform: it will send messages there.",
  "chat.title": "Put the chat on your site",
  "chat": "Code for your site",
  "chat.help": "Put it before the closing body tag of every page that should have the chat.",
  "chat.link": "Link to the chat",
  "chat.link.help": "You can send it to a customer or print it: the chat opens on a page of its own.",
  "chat.open": "Open the chat",
  "settings": "Settings of the channel",
  "name": "Name",
  "name.help": "How your team sees it",
  "section": "Where to put it",
  "section.help": "Chats are for quick talk, requests for calm answers with a subject.",
  "section.chat": "Into chats",
  "section.requests": "Into requests",
  "reopen": "If a customer writes after closing",
  "reopen.help": "A new ticket always remembers the former one.",
  "reopen.0": "Open a new ticket",
  "reopen.usual": {
    one: "Posts: the former one for {count} day, direct: a new one",
    other: "Posts: the former one for {count} days, direct: a new one",
  },
  "reopen.days": {
    one: "Go on with the former one within {count} day",
    other: "Go on with the former one within {count} days",
  },
  "tags": "Tags by source",
  "tags.help": "Put on new tickets by themselves. An empty field means no tag.",
  "tag.direct": "On direct messages",
  "tag.comment": "On comments",
  "tag.mention": "On mentions",
  "tag.discussion": "On discussions",
  "tag.usual": "Usually “{tag}”",
  "greeting": "Greeting",
  "greeting.help": {
    one: "Seen by those who write for the first time. Up to {count} character; empty: no greeting",
    other: "Seen by those who write for the first time. Up to {count} characters; empty: no greeting",
  },
  "note": "The automatic “we have it”",
  "note.help":
    "One warm message in a person’s name, at most one for a ticket. Robots get none, and you are the one who answers.",
  "note.greeted": "Whoever gets the greeting gets no such message in the same ticket: one is enough.",
  "note.text": "What to write",
  "note.text.help": "Empty: nothing is sent. We fill in {variables}.",
  "note.sample":
    "Hello {{contact.first_name|there}}, thank you for writing. Your message is here, and I will answer soon. If something else comes to mind, just reply here. {{agent.first_name}}",
  "note.when": "When to send it",
  "note.when.always": "Always",
  "note.when.outside_hours": "Only outside business hours",
  "note.when.inside_hours": "Only within business hours",
  "switch.photoComments": "Take comments under photos",
  "switch.photoComments.help": "There are usually many, so it is off at first.",
  "switch.videoComments": "Take comments under videos",
  "switch.chatBot": "The community’s chat bot is on",
  "switch.chatBot.help":
    "In VK: Manage → Messages → Bot settings → Bot capabilities. Without it VK shows no buttons, and customers are not asked about answers.",
  "switch.other": "A further option",
  "key": "New key",
  "key.help": "Paste a key of the same account when the former one is revoked or lost. Conversations stay.",
  "key.submit": "Check and replace",
  "disconnect": "Disconnect the channel",
  "disconnect.tickets": {
    one: "{count} open ticket stays, but nobody will be able to answer in it.",
    other: "{count} open tickets stay, but nobody will be able to answer in them.",
  },
  "disconnect.tickets.more":
    "More than {count} open tickets stay, but nobody will be able to answer in them.",
  "disconnect.tickets.none": "No tickets are open now.",
  "disconnect.stays": "Conversations and customers stay: you can read and search them.",
  "disconnect.webhook.automatic": "We take our address for notifications out of {platform}.",
  "disconnect.webhook.guide":
    "We unsubscribe from the events of {platform} where that can be done. Our address stays in your app’s settings: take it out there.",
  "disconnect.keys":
    "We forget the channel’s keys and settings. Connected again, it begins with new tickets.",
  "disconnect.confirm": "Write “{name}” to confirm",
  "disconnect.submit": "Disconnect “{name}”",
  "error.token": "The key no longer works. Get a new one and paste it below.",
  "error.revoked": "The platform has taken the access away. Get a new key and paste it below.",
  "error.vk.token_refused":
    "VK no longer takes the key. Create a new one in the community’s settings and paste it below.",
  "error.vk.server_missing": "Our notification server is gone from the community. Press “Set up anew”.",
  "error.vk.server_failed": "VK cannot reach us. Press “Set up anew”; the address has to be open over HTTPS.",
  "error.vk.events_missing":
    "VK does not send all events. Press “Set up anew”, and we switch on what is needed.",
  "error.vk.unreachable": "VK does not answer. Check again in a minute.",
  "error.telegram.token_refused":
    "Telegram no longer takes the token. Get a new one from @BotFather and paste it below.",
  "error.telegram.webhook_gone": "Telegram no longer sends messages here. Press “Set up anew”.",
  "error.telegram.webhook_elsewhere":
    "The bot’s messages go to another program. To get them back here, press “Set up anew”.",
  "error.telegram.webhook_failing":
    "Telegram cannot deliver messages to us. Check that the address is open over HTTPS, and press “Set up anew”.",
  "error.telegram.unreachable": "Telegram does not answer. Check again in a minute.",
  "error.facebook.token_refused":
    "Facebook no longer takes the key. Get a new page token and paste it below.",
  "error.facebook.not_subscribed": "The page no longer sends its events here. Press “Set up anew”.",
  "error.facebook.events_missing":
    "Facebook does not send all events. Press “Set up anew”, and we switch on what is needed.",
  "error.facebook.webhook_elsewhere":
    "The app sends its events to another address. Paste our address for notifications under “Webhooks” of the app.",
  "error.facebook.unreachable": "Facebook does not answer. Check again in a minute.",
  "error.instagram.token_refused": "Instagram no longer takes the key. Create a new one and paste it below.",
  "error.instagram.token_expiring":
    "The key runs out soon, and renewing it does not work. Create a new one and paste it below.",
  "error.instagram.not_subscribed": "The account no longer sends its events here. Press “Set up anew”.",
  "error.instagram.events_missing":
    "Instagram does not send all events. Press “Set up anew”, and we switch on what is needed.",
  "error.instagram.unreachable": "Instagram does not answer. Check again in a minute.",
  "error.whatsapp.token_refused":
    "WhatsApp no longer takes the key. Get a new token of the system user and paste it below.",
  "error.whatsapp.not_subscribed":
    "The business account no longer sends its events here. Press “Set up anew”.",
  "error.whatsapp.webhook_elsewhere":
    "This number’s messages go to another program. To get them back here, press “Set up anew”.",
  "error.whatsapp.quality_low":
    "WhatsApp rates the number lower, since people complain of your messages. Write first only to those who expect it, else the number will be limited.",
  "error.whatsapp.unreachable": "WhatsApp does not answer. Check again in a minute.",
  "error.twitter.token_refused":
    "X no longer takes the keys. Create new ones in the app’s settings and paste them below.",
  "error.twitter.webhook_gone": "X no longer sends its events here. Press “Set up anew”.",
  "error.twitter.webhook_invalid":
    "X cannot reach us. Check that the address is open over HTTPS, and press “Set up anew”.",
  "error.twitter.events_missing":
    "X does not send all events. Press “Set up anew”; if that does not help, check the app’s plan.",
  "error.twitter.unreachable": "X does not answer. Check again in a minute.",
  "error.viber.token_refused":
    "Viber no longer takes the key. Get a new one in the bot’s settings and paste it below.",
  "error.viber.account_blocked":
    "Viber has stopped this bot. Write to Viber’s support: once it is back, the channel works.",
  "error.viber.webhook_gone": "Viber no longer sends messages here. Press “Set up anew”.",
  "error.viber.webhook_elsewhere":
    "The bot’s messages go to another program. To get them back here, press “Set up anew”.",
  "error.viber.events_missing":
    "Viber does not send all events. Press “Set up anew”, and we switch on what is needed.",
  "error.viber.unreachable": "Viber does not answer. Check again in a minute.",
  "error.slack.token_refused":
    "Slack no longer takes the key. Install the app anew and paste the new Bot User OAuth Token below.",
  "error.slack.scopes_missing":
    "The key lacks rights. Add them under “OAuth & Permissions”, install the app anew and paste the new key below.",
  "error.slack.unreachable": "Slack does not answer. Check again in a minute.",
  "error.max.token_refused":
    "MAX no longer takes the key. Get a new one in the bot’s settings and paste it below.",
  "error.max.webhook_gone":
    "MAX no longer sends messages here. Check that the address is open over HTTPS, and press “Set up anew”.",
  "error.max.unreachable": "MAX does not answer. Check again in a minute.",
  "error.other":
    "Something is wrong with the channel. Press “Set up anew”; if that does not help, replace the key.",
};
