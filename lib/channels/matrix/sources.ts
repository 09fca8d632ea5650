import type { Platform } from "@/lib/channels/capabilities.ts";

/** What a document speaks of. */
export type Topic = "setup" | "messages" | "events" | "files" | "posts" | "profile" | "limits";

const META = "https://developers.facebook.com/docs";
const MESSENGER = `${META}/messenger-platform`;
const INSTAGRAM = `${META}/instagram-platform`;
const WHATSAPP = "https://developers.facebook.com/docs/whatsapp";
const X = "https://docs.x.com";
const VIBER = "https://developers.viber.com/docs/api/rest-bot-api/";
const TELEGRAM = "https://core.telegram.org/bots";
const SLACK = "https://api.slack.com";
const MAX = "https://dev.max.ru/docs-api";
const OURS = "Otklik";

/** The platforms' own documents, by what they speak of. */
export const sources: Readonly<Record<Platform, Readonly<Record<Topic, string>>>> = {
  vk: {
    setup: "https://dev.vk.com/en/api/callback/getting-started",
    messages: "https://dev.vk.com/en/method/messages.send",
    events: "https://dev.vk.com/en/api/community-events/json-schema",
    files: "https://dev.vk.com/en/api/upload/document-in-profile",
    posts: "https://dev.vk.com/en/method/wall.createComment",
    profile: "https://dev.vk.com/en/method/users.get",
    limits: "https://dev.vk.com/api/api-requests",
  },
  facebook: {
    setup: `${META}/graph-api/webhooks/getting-started/`,
    messages: `${MESSENGER}/reference/send-api`,
    events: `${MESSENGER}/webhook`,
    files: `${MESSENGER}/reference/send-api`,
    posts: `${META}/pages/publishing`,
    profile: `${MESSENGER}/identity/user-profile`,
    limits: `${MESSENGER}/overview/rate-limiting`,
  },
  instagram: {
    setup: `${INSTAGRAM}/webhooks/examples`,
    messages: `${MESSENGER}/instagram/features/send-message`,
    events: `${META}/graph-api/webhooks/reference/instagram`,
    files:
      "https://developers.facebook.com/documentation/business-messaging/instagram-messaging/features/attachment-upload",
    posts: `${INSTAGRAM}/instagram-api-with-instagram-login/comment-moderation`,
    profile: `${MESSENGER}/identity/user-profile`,
    limits: `${MESSENGER}/overview/rate-limiting`,
  },
  twitter: {
    setup: `${X}/x-api/webhooks/introduction`,
    messages: `${X}/x-api/direct-messages/manage/introduction`,
    events: `${X}/x-api/activity/introduction`,
    files: `${X}/x-api/media/quickstart/best-practices`,
    posts: `${X}/fundamentals/counting-characters`,
    profile: `${X}/x-api/users/lookup/introduction`,
    limits: `${X}/x-api/fundamentals/rate-limits`,
  },
  viber: same(VIBER),
  telegram: {
    ...same(`${TELEGRAM}/api`),
    setup: `${TELEGRAM}/api#setwebhook`,
    messages: `${TELEGRAM}/api#sendmessage`,
    events: `${TELEGRAM}/api#update`,
    files: `${TELEGRAM}/api#sending-files`,
    limits: `${TELEGRAM}/faq#my-bot-is-hitting-limits-how-do-i-avoid-this`,
  },
  whatsapp: {
    ...same(`${WHATSAPP}/cloud-api`),
    files: `${WHATSAPP}/cloud-api/reference/media`,
    limits: `${WHATSAPP}/throughput`,
  },
  slack: {
    ...same(`${SLACK}/events/message.im`),
    setup: `${SLACK}/authentication/verifying-requests-from-slack`,
    messages: `${SLACK}/methods/chat.postMessage`,
    files: `${SLACK}/methods/files.completeUploadExternal`,
    profile: `${SLACK}/methods/users.info`,
    limits: `${SLACK}/changelog/2018-04-truncating-really-long-messages`,
  },
  webchat: same(OURS),
  max: same(MAX),
  email: { ...same("RFC 5322"), setup: "RFC 5321", limits: "RFC 5321" },
};

function same(source: string): Record<Topic, string> {
  return {
    setup: source,
    messages: source,
    events: source,
    files: source,
    posts: source,
    profile: source,
    limits: source,
  };
}
