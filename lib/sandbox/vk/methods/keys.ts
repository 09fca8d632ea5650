import { Peek } from "@/lib/channels/json.ts";
import { invalid, VkRefusal } from "@/lib/sandbox/vk/errors.ts";
import type { VkCall, VkMethod } from "@/lib/sandbox/vk/method.ts";

export const keyMethods: Readonly<Record<string, VkMethod>> = {
  "messages.sendMessageEventAnswer": { right: "messages", run: answer },
};

/** Seconds in which a pressed button waits. */
const PATIENCE = 60;
const MOST_SAID = 90;

/** https://dev.vk.com/en/method/messages.sendMessageEventAnswer: once, within a minute. */
function answer({ world, community, params }: VkCall): 1 {
  const id = params.text("event_id") ?? "";
  const pressed = community.presses.get(id);
  const person = params.need("user_id");
  if (!pressed || pressed.person !== person || params.need("peer_id") !== person) {
    throw invalid("event_id is invalid");
  }
  if (world.core.clock.seconds() - pressed.at > PATIENCE) throw invalid("event_id is expired");
  const data = new Peek(params.json("event_data"));
  if (data.exists && data.get("type").text === "show_snackbar") {
    if ((data.get("text").text ?? "").length > MOST_SAID) throw invalid("event_data text is too long");
  }
  community.presses.delete(id);
  return 1;
}

/** @throws {VkRefusal} 912 in a community whose chat bot is off */
export function requireChatBot({ community }: VkCall): void {
  if (community.chatBot) return;
  throw new VkRefusal(912, "This is a chat bot feature, change this status in settings");
}
