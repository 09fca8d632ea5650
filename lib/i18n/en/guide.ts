import type { Catalogue } from "@/lib/i18n/keys.ts";
import type { Twin } from "@/lib/i18n/message.ts";

export const guide: Twin<Catalogue>["guide"] = {
  "step.vk.1": "Open the community as an administrator: “Manage”, then “Settings”, “API usage”.",
  "step.vk.2": "Press “Create token” and tick: community management, messages, photos, files, wall.",
  "step.vk.3": "Confirm it on your phone and copy all of the key.",
  "step.vk.4": "Switch “Community messages” on under “Messages”, so that customers can write to you.",
  "step.vk.5": "Paste the key here. We set up the notification server and the events ourselves.",
  "step.telegram.1": "Open the bot @BotFather (t.me/BotFather) in Telegram and send it /newbot.",
  "step.telegram.2": "Make up a name that customers will see, and an address that ends in bot.",
  "step.telegram.3": "@BotFather answers with the token: digits, a colon and a long row of characters.",
  "step.telegram.4": "Paste the token here. If you have a bot already, get its token with /token.",
  "step.webchat.1": "Press “Create the chat”: you get code for your site and a link.",
  "step.webchat.2": "Put the code on your site, or just send the link to a customer.",
  "step.facebook.1":
    "Open developers.facebook.com and create an app with Messenger. One that you have already will do.",
  "step.facebook.2":
    "In the settings of Messenger, add your page and create its token with the rights pages_messaging, pages_manage_metadata, pages_read_engagement, pages_read_user_content, pages_manage_engagement. An administrator of the page can do that.",
  "step.facebook.3": "Copy the app secret: it is in the app’s settings, “Basic”.",
  "step.facebook.4": "Make the verify token up yourself: Facebook knows our address by it.",
  "step.facebook.5":
    "Once connected, paste the address that we show under “Webhooks” of the app, and publish the app.",
  "step.instagram.1":
    "Make the account a professional one and allow access to messages: in the settings of Instagram, “Messages”.",
  "step.instagram.2":
    "On developers.facebook.com create an app with Instagram, open “API setup with Instagram login”, add the account and create its access token.",
  "step.instagram.3": "Copy “Instagram app secret” there. It is not the secret under “Basic”.",
  "step.instagram.4": "Make the verify token up yourself: Instagram knows our address by it.",
  "step.instagram.5":
    "Once connected, paste the address that we show under “Webhooks” there, and publish the app. For comments to come, the account has to be public and the app needs Advanced Access to comments.",
  "step.whatsapp.1":
    "On developers.facebook.com create an app, add WhatsApp to it, and the number that you will write from.",
  "step.whatsapp.2": "Under “API Setup” copy the phone number ID and the business account ID.",
  "step.whatsapp.3":
    "In the settings of your business create a system user, give it the app and the WhatsApp account, and generate a token with the rights whatsapp_business_messaging and whatsapp_business_management.",
  "step.whatsapp.4":
    "Copy the app secret: it is in the app’s settings, “Basic”. Make the verify token up yourself.",
  "step.whatsapp.5":
    "We set the address for notifications ourselves. All that is left for you is to switch on the event messages under “Configuration” of the app.",
  "step.twitter.1": "Open developer.x.com with the account that customers write to, and create an app.",
  "step.twitter.2":
    "Under “User authentication settings” give it the access Read and write and Direct message.",
  "step.twitter.3":
    "Under “Keys and tokens” copy the API Key and the API Key Secret, and create the Access Token and the Access Token Secret. Do so after step 2: older ones do not get the new rights.",
  "step.twitter.4":
    "Paste all four keys here. We set up the address for notifications and the events ourselves.",
  "step.viber.1":
    "Create a bot on partners.viber.com. Viber takes new bots on paid terms; one that you have already will do.",
  "step.viber.2": "Open the bot’s settings and copy all of its key (token).",
  "step.viber.3":
    "Paste the key here. We set up the address for notifications ourselves. A bot has just one: if it worked with another program, messages no longer go there.",
  "step.slack.1": "Open api.slack.com/apps, press “Create New App” and choose your Slack.",
  "step.slack.2":
    "Under “OAuth & Permissions” give the bot the rights: chat:write, im:history, app_mentions:read, users:read, users:read.email, files:read, files:write.",
  "step.slack.3":
    "Under “App Home” switch the Messages Tab on and allow writing to the bot, so that customers can begin.",
  "step.slack.4":
    "Install the app (“Install App”) and copy the Bot User OAuth Token. The Signing Secret is under “Basic Information”.",
  "step.slack.5":
    "Paste both keys here. Once connected, paste the address that we show under “Event Subscriptions”.",
  "step.max.1":
    "Create a bot in the MAX cabinet for business or with MasterBot. One that you have already will do.",
  "step.max.2": "Open the bot’s settings and copy all of its key (token).",
  "step.max.3": "Paste the key here. We set up the address for notifications ourselves.",
  "step.other": "The next step",
  "check.vk.server": "VK sends its events here",
  "check.vk.server.left": "VK has not confirmed our address yet. Press “Set up anew” in a minute.",
  "check.vk.key": "The key works and has its rights",
  "check.vk.key.left":
    "The key lacks rights: {rights}. Create a new one with them and paste it below, in “New key”.",
  "check.vk.key.open": "Open “API usage”",
  "check.vk.button": "The site has a button or a widget",
  "check.vk.button.left":
    "Put the link {link} on your site, or the messages widget: its code is in the message settings. As soon as somebody writes, we see it.",
  "check.vk.button.open": "Open the message settings",
  "check.vk.messages": "Community messages are on",
  "check.vk.messages.left": "Switch community messages on, else customers cannot write to you.",
  "check.vk.messages.open": "Open the message settings",
  "check.telegram.webhook_set": "Telegram sends its messages here",
  "check.telegram.webhook_replaced": "The bot’s messages used to go to {host}; now they come here",
  "check.webchat.snippet": "The code is on the site",
  "check.webchat.snippet.left": "Put the code on your site. As soon as somebody writes, we will see it.",
  "check.facebook.subscribed": "The page passes its events to the app",
  "check.facebook.webhook": "The app sends its events here",
  "check.facebook.webhook.left":
    "In the app open “Webhooks”, choose “Page” and paste the address for notifications and the verify token.",
  "check.facebook.fields": "The app is subscribed to the page’s events",
  "check.facebook.fields.left":
    "There, under “Webhooks”, subscribe to the events: messages, message_echoes, message_deliveries, message_reads, message_edits, message_reactions, messaging_postbacks, messaging_policy_enforcement, standby, feed.",
  "check.instagram.subscribed": "The account passes its events to the app",
  "check.instagram.webhook": "The app sends its events here",
  "check.instagram.webhook.left":
    "In the app open “API setup with Instagram login”, “Webhooks”: paste the address for notifications and the verify token, and subscribe to the events: messages, message_reactions, messaging_seen, messaging_postbacks, comments, message_edit, live_comments, mentions.",
  "check.instagram.messages_access": "Access to messages is allowed",
  "check.instagram.messages_access.left":
    "Allow access to messages in the settings of Instagram, “Messages”: without it direct messages will not come.",
  "check.whatsapp.subscribed": "The business account passes its events to the app",
  "check.whatsapp.webhook": "The number’s messages come here",
  "check.whatsapp.webhook.left":
    "In the app open “WhatsApp”, “Configuration” and paste the address for notifications and the verify token.",
  "check.whatsapp.fields": "The app is subscribed to messages",
  "check.whatsapp.fields.left":
    "In the app open “WhatsApp”, “Configuration” and subscribe to the event messages. If the number also lives in the WhatsApp Business app, subscribe to smb_message_echoes too: answers given there will come here.",
  "check.twitter.webhook": "X sends its events here",
  "check.twitter.webhook.left":
    "X does not send events here yet: messages will not come, but you can answer. Check the app’s plan on developer.x.com and press “Check the steps”.",
  "check.twitter.events": "Direct messages, mentions and replies are on",
  "check.twitter.events.left":
    "X did not switch on all events. Check the app’s plan and rights on developer.x.com and press “Check the steps”.",
  "check.viber.webhook_set": "Viber sends its messages here",
  "check.viber.webhook_replaced": "The bot’s messages used to go to {host}; now they come here",
  "check.slack.token": "Slack took the bot’s key",
  "check.slack.request_url": "The app sends its events here",
  "check.slack.request_url.left":
    "On api.slack.com/apps open the app, “Event Subscriptions”, switch events on and paste the address for notifications as the Request URL.",
  "check.slack.events": "The app is subscribed to messages",
  "check.slack.events.left":
    "There, under “Subscribe to bot events”, add message.im, app_mention, app_uninstalled, tokens_revoked and save. For all messages of the channels that the app was invited to, add message.channels too: Slack will ask for the right channels:history and to install the app anew.",
  "check.slack.interactivity": "The buttons under our messages work",
  "check.slack.interactivity.left":
    "For customers to rate answers with buttons: “Interactivity & Shortcuts”, switch it on and paste the same address as the Request URL.",
  "check.slack.messages_tab": "Customers can write to the bot",
  "check.slack.messages_tab.left":
    "Under “App Home” switch the Messages Tab on and allow sending messages from it.",
  "check.max.webhook_set": "MAX sends its messages here",
  "check.max.webhook_others":
    "Both we and {host} get the bot’s messages. What is too much can be switched off there",
  "check.other": "A step of setting up",
  "check.first": "The first message has come",
  "check.first.left": "Write to this channel yourself: the message will appear in the inbox.",
};
