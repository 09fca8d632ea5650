import { prepare } from "@/lib/sandbox/attachments.ts";
import { badRequest } from "@/lib/sandbox/telegram/errors.ts";
import { fileRef, photoSizes } from "@/lib/sandbox/telegram/media.ts";
import type { Method, MethodCall } from "@/lib/sandbox/telegram/method.ts";
import { type Bot, chatOf, type TelegramProfile } from "@/lib/sandbox/telegram/state.ts";

export const lookMethods: Readonly<Record<string, Method>> = {
  getFile,
  getUserProfilePhotos,
  getChat,
  answerCallbackQuery: ({ params }) => {
    if (!params.text("callback_query_id")) throw badRequest("query is too old and response timeout expired");
    return true;
  },
  setMessageReaction: () => true,
};

/** Bots may download up to 20 MB: https://core.telegram.org/bots/api#getfile */
const MAX_DOWNLOAD = 20 * 1024 * 1024;

function getFile({ bot, params }: MethodCall) {
  const file_id = params.text("file_id") ?? "";
  const file = bot.files.get(file_id);
  if (!file) throw badRequest("invalid file_id");
  if (file.size > MAX_DOWNLOAD) throw badRequest("file is too big");
  const extension = /\.\w+$/.exec(file.name)?.[0] ?? "";
  return {
    file_id,
    file_unique_id: `AQAD${file.id.toString(36)}`,
    file_size: file.size,
    file_path: `${folderOf(file_id)}/file_${file.id}${extension}`,
  };
}

function folderOf(fileId: string): string {
  if (fileId.startsWith("AgAC")) return "photos";
  if (fileId.startsWith("AwAC")) return "voice";
  if (fileId.startsWith("CAAC")) return "stickers";
  if (fileId.startsWith("CQAC")) return "music";
  return fileId.startsWith("BAAC") ? "videos" : "documents";
}

/** A person's pictures are seen by a bot that the person has written to. */
async function getUserProfilePhotos({ world, bot, params }: MethodCall) {
  const profile = knownProfile({ world, bot, params }, params.int("user_id"));
  if (!profile) throw badRequest("user not found");
  const sizes = await avatarSizes({ world, bot }, profile);
  return { total_count: sizes.length > 0 ? 1 : 0, photos: sizes.length > 0 ? [sizes] : [] };
}

async function getChat({ world, bot, params }: MethodCall) {
  const profile = knownProfile({ world, bot, params }, params.int("chat_id"));
  if (!profile) throw badRequest("chat not found");
  const sizes = await avatarSizes({ world, bot }, profile);
  const [small] = sizes;
  const big = sizes.at(-1);
  return {
    ...chatOf(profile),
    active_usernames: profile.username ? [profile.username] : undefined,
    bio: profile.bio,
    accent_color_id: profile.id % 7,
    max_reaction_count: 11,
    ...(small && big && {
      photo: {
        small_file_id: small.file_id,
        small_file_unique_id: small.file_unique_id,
        big_file_id: big.file_id,
        big_file_unique_id: big.file_unique_id,
      },
    }),
  };
}

function knownProfile(
  { world, bot }: Pick<MethodCall, "world" | "bot" | "params">,
  id: number | undefined,
): TelegramProfile | undefined {
  const met = id !== undefined && bot.dialogues.get(id)?.started;
  return met ? world.profiles.get(id) : undefined;
}

async function avatarSizes({ world, bot }: Pick<MethodCall, "world" | "bot">, profile: TelegramProfile) {
  if (!profile.avatar) return [];
  const known = avatars.get(bot)?.get(profile.id);
  if (known) return known;
  const media = await prepare(world.core.files, profile.avatar);
  const sizes = media.kind === "photo" ? photoSizes(bot, media.file) : [];
  const ofBot = avatars.get(bot) ?? new Map<number, AvatarSizes>();
  avatars.set(bot, ofBot.set(profile.id, sizes));
  return sizes;
}

type AvatarSizes = (ReturnType<typeof fileRef> & { width: number; height: number })[];
const avatars = new WeakMap<Bot, Map<number, AvatarSizes>>();
