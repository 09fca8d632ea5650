import type { MaxCall, MaxMethod } from "@/lib/sandbox/max/call.ts";
import { badPayload, MaxRefusal, noDialog } from "@/lib/sandbox/max/errors.ts";
import { cdnUrl } from "@/lib/sandbox/max/media.ts";
import { fullUser } from "@/lib/sandbox/max/objects.ts";
import { type MaxDialog, openConversation } from "@/lib/sandbox/max/state.ts";

export const chatMethods: Readonly<Record<string, MaxMethod>> = {
  "GET /chats/:chat": { name: "chat", run: chat },
  "POST /chats/:chat/actions": { name: "action", run: action },
  "GET /videos/:token": { name: "video", run: video },
};

function chat(call: MaxCall) {
  const { world } = call;
  const dialog = dialogOfChat(call);
  return {
    chat_id: dialog.chatId,
    type: "dialog",
    status: "active",
    title: null,
    icon: null,
    last_event_time: world.core.clock.now(),
    participants_count: 2,
    is_public: false,
    link: null,
    description: null,
    dialog_with_user: fullUser(world, dialog.profile),
  };
}

const ACTIONS = ["typing_on", "sending_photo", "sending_video", "sending_audio", "sending_file", "mark_seen"];

function action(call: MaxCall) {
  const { world, bot, body } = call;
  const dialog = dialogOfChat(call);
  if (!ACTIONS.includes(body.get("action").text ?? "")) throw badPayload("action: is unknown");
  world.core.feed.publish({ type: "typing", conversation: openConversation(world, bot, dialog) });
  return { success: true };
}

function dialogOfChat({ bot, path }: MaxCall): MaxDialog {
  const found = [...bot.dialogs.values()].find(({ chatId }) => String(chatId) === path.chat);
  if (!found || found.state === "new" || found.state === "removed") throw noDialog();
  return found;
}

/** The addresses at which a video can be played and loaded. */
function video({ world, path }: MaxCall) {
  const file = world.files.get(path.token ?? "");
  if (!file) throw new MaxRefusal(404, "not.found", "Video is not found");
  const { width = 480, height = 360, duration = 0 } = file;
  const urls = { mp4_1080: null, mp4_720: null, mp4_360: cdnUrl(world, file), hls: null };
  const thumbnail = { url: `${world.core.base}/sandbox/samples/mug` };
  return { token: path.token, urls, thumbnail, width, height, duration };
}
