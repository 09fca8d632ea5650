import {
  fullName,
  type MaxBot,
  type MaxDialog,
  type MaxMessage,
  type MaxProfile,
  type MaxWorld,
} from "@/lib/sandbox/max/state.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

/** A user as updates show one: no picture. */
export function userObject({ core }: MaxWorld, profile: MaxProfile) {
  const { id, firstName, lastName = null, username = null } = profile;
  return {
    user_id: id,
    first_name: firstName,
    last_name: lastName,
    username,
    is_bot: false,
    last_activity_time: core.clock.now(),
    name: fullName(profile),
  };
}

/** A user with picture and description, as bot_started and GET /chats show one. */
export function fullUser(world: MaxWorld, profile: MaxProfile) {
  return { ...userObject(world, profile), ...pictures(world, profile.avatar) };
}

export function botObject(world: MaxWorld, { id, name, username, avatar }: MaxBot) {
  const { core } = world;
  return {
    user_id: id,
    first_name: name,
    name,
    username,
    is_bot: true,
    last_activity_time: core.clock.now(),
    commands: [],
    ...pictures(world, avatar),
  };
}

function pictures({ core }: MaxWorld, avatar: SampleName | undefined) {
  const url = avatar ? `${core.base}/sandbox/samples/${avatar}` : null;
  return { description: null, avatar_url: url, full_avatar_url: url };
}

/** A message as updates and answers show it. */
export function messageObject(world: MaxWorld, bot: MaxBot, dialog: MaxDialog, message: MaxMessage) {
  const { own, link, at } = message;
  return {
    sender: own ? botObject(world, bot) : userObject(world, dialog.profile),
    recipient: {
      chat_id: dialog.chatId,
      chat_type: "dialog",
      user_id: own ? dialog.profile.id : bot.id,
    },
    timestamp: at,
    ...(link && { link: linked(world, bot, dialog, link) }),
    body: link?.type === "forward" && message.text === "" && message.attachments.length === 0
      ? { ...bodyOf(message), text: null, attachments: null }
      : bodyOf(message),
  };
}

function linked(
  world: MaxWorld,
  bot: MaxBot,
  { chatId, profile }: MaxDialog,
  link: NonNullable<MaxMessage["link"]>,
) {
  const sender = link.message.own ? botObject(world, bot) : userObject(world, profile);
  return { type: link.type, sender, chat_id: chatId, message: bodyOf(link.message) };
}

function bodyOf({ mid, seq, text, attachments }: MaxMessage) {
  return { mid, seq, text, ...(attachments.length > 0 && { attachments }) };
}
