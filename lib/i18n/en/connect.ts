import type { Catalogue } from "@/lib/i18n/keys.ts";
import type { Twin } from "@/lib/i18n/message.ts";

export const connect: Twin<Catalogue>["connect"] = {
  "title": "Connect {platform}",
  "title.none": "A new channel: {platform}",
  "guide": "How to do it",
  "form": "Keys",
  "form.none": "No keys are needed: the chat works at once.",
  "name": "Name of the channel",
  "name.help": "How your team will see it. You can leave it empty",
  "submit": "Check and connect",
  "said.nothing": "nothing more",
  "submit.none": "Create the chat",
  "checking": "Checking the key…",
  "soon.title": "{platform} comes soon",
  "soon.help": "See what this channel will be able to do, or connect what is ready.",
  "field.token": "Access token",
  "field.pageToken": "Page token",
  "field.appSecret": "App secret",
  "field.verifyToken": "Verify token",
  "field.consumerKey": "API Key",
  "field.consumerSecret": "API Key Secret",
  "field.accessToken": "Access Token",
  "field.accessTokenSecret": "Access Token Secret",
  "field.phoneNumberId": "Phone number ID",
  "field.businessAccountId": "Business account ID",
  "field.botToken": "Bot User OAuth Token",
  "field.signingSecret": "Signing Secret",
  "field.other": "Key",
  "error.missing": "Paste the key: the channel cannot be connected without it.",
  "error.malformed": "This does not look like a key. Copy all of it, without spaces.",
  "error.no_answer": "{platform} does not answer now. Try again in a minute.",
  "error.vk.rights_missing":
    "The key of the community “{community}” lacks rights: {rights}. Create a new key and tick all of them.",
  "error.vk.not_community":
    "This is a person’s key, and it takes a community’s. Create one in the community’s settings.",
  "error.vk.token_refused":
    "VK does not take this key (it says: {said}). Check that all of it was copied and that it is not deleted.",
  "error.vk.no_free_server":
    "The community has ten notification servers, and VK allows no more. Delete one under “API usage” and try again.",
  "error.vk.address_refused":
    "VK did not take our address for notifications (it says: {said}). It has to be open to the internet over HTTPS.",
  "error.vk.unreachable": "VK does not answer now (it says: {said}). Try again in a minute.",
  "error.vk.refused": "VK refused (it says: {said}). Check the key’s rights and try again.",
  "error.telegram.token_shape":
    "A token looks different: digits, a colon and a long row of characters. Copy all of it from @BotFather’s message.",
  "error.telegram.token_refused":
    "Telegram does not know this token (it says: {said}). Get a fresh one from @BotFather with /token.",
  "error.telegram.busy": "Telegram asks us to wait (it says: {said}). Try again in a minute.",
  "error.telegram.unreachable": "Telegram does not answer now. Try again in a minute.",
  "error.telegram.webhook_refused":
    "Telegram did not take our address (it says: {said}). It has to be open to the internet over HTTPS.",
  "error.facebook.token_refused":
    "Facebook does not take this key (it says: {said}). Get a new page token and copy all of it.",
  "error.facebook.secret_refused":
    "The secret is not of the app that the key belongs to. Copy it from the app’s settings, “Basic”.",
  "error.facebook.not_page": "This is a person’s key, and it takes a page’s. Create one for your page.",
  "error.facebook.rights_missing": "The key lacks rights: {rights}. Create a new one and tick all of them.",
  "error.facebook.unreachable": "Facebook does not answer now (it says: {said}). Try again in a minute.",
  "error.facebook.refused": "Facebook refused (it says: {said}). Check the key’s rights and try again.",
  "error.instagram.token_refused":
    "Instagram does not take this key (it says: {said}). Create a new one for your account and copy all of it.",
  "error.instagram.not_professional":
    "This is a personal account. Switch it to a professional one in the settings of Instagram and try again.",
  "error.instagram.rights_missing": "The key lacks rights: {rights}. Create a new one and tick all of them.",
  "error.instagram.unreachable": "Instagram does not answer now (it says: {said}). Try again in a minute.",
  "error.instagram.refused": "Instagram refused (it says: {said}). Check the key’s rights and try again.",
  "error.whatsapp.token_refused":
    "WhatsApp does not take this key (it says: {said}). Get a new token of the system user and copy all of it.",
  "error.whatsapp.secret_refused":
    "The secret is not of the app that the key belongs to. Copy it from the app’s settings, “Basic”.",
  "error.whatsapp.rights_missing": "The key lacks rights: {rights}. Create a new one and tick all of them.",
  "error.whatsapp.number_unknown":
    "This key does not see a number with the ID {id}. Copy the ID from “API Setup”.",
  "error.whatsapp.account_unknown":
    "This key does not see the business account {id}. Check the ID and the system user’s access.",
  "error.whatsapp.unreachable": "WhatsApp does not answer now (it says: {said}). Try again in a minute.",
  "error.whatsapp.refused": "WhatsApp refused (it says: {said}). Check the key’s rights and try again.",
  "error.twitter.token_refused":
    "X does not take these keys (it says: {said}). Check that all four are of one app and copied whole.",
  "error.twitter.rights_missing":
    "The keys of “{account}” lack rights, what they have is: {rights}. Give the app the access Read and write and Direct message, and create the Access Token anew.",
  "error.twitter.address_refused":
    "X did not take our address for notifications (it says: {said}). It has to be open to the internet over HTTPS, without a port.",
  "error.twitter.no_free_webhook":
    "The app’s plan allows no further address for notifications. Delete one on developer.x.com and try again.",
  "error.twitter.unreachable": "X does not answer now (it says: {said}). Try again in a minute.",
  "error.twitter.refused": "X refused (it says: {said}). Check the app’s rights and plan and try again.",
  "error.viber.token_refused":
    "Viber does not take this key (it says: {said}). Copy all of your bot’s key and try again.",
  "error.viber.account_blocked":
    "Viber has stopped this bot (it says: {said}). Write to Viber’s support, then connect it again.",
  "error.viber.webhook_refused":
    "Viber did not take our address (it says: {said}). It has to be open to the internet over HTTPS, with a full chain of certificates.",
  "error.viber.unreachable": "Viber does not answer now (it says: {said}). Try again in a minute.",
  "error.viber.refused": "Viber refused (it says: {said}). Check the bot’s settings and try again.",
  "error.slack.token_refused":
    "Slack does not take this key (it says: {said}). Copy all of the Bot User OAuth Token; it begins with xoxb.",
  "error.slack.scopes_missing":
    "The key lacks rights: {scopes}. Add them under “OAuth & Permissions”, install the app anew and try again.",
  "error.slack.not_bot":
    "This is a person’s key, and it takes a bot’s. Copy the Bot User OAuth Token; it begins with xoxb.",
  "error.slack.unreachable": "Slack does not answer now (it says: {said}). Try again in a minute.",
  "error.slack.refused": "Slack refused (it says: {said}). Check the app’s settings and try again.",
  "error.max.token_refused":
    "MAX does not take this key (it says: {said}). Copy all of your bot’s key and try again.",
  "error.max.webhook_refused":
    "MAX did not take our address (it says: {said}). It has to be open to the internet over HTTPS, on port 443.",
  "error.max.unreachable": "MAX does not answer now (it says: {said}). Try again in a minute.",
  "error.max.refused": "MAX refused (it says: {said}). Check the bot’s settings and try again.",
  "error.other": "{platform} refused (it says: {said}). Check the key and try again.",
};
