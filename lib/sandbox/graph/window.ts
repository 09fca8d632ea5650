import { GraphRefusal, invalid } from "@/lib/sandbox/graph/errors.ts";
import type { Dialogue, MetaCall } from "@/lib/sandbox/graph/state.ts";

const DAY_MS = 86_400_000;
const TYPES = ["RESPONSE", "UPDATE", "MESSAGE_TAG"];
/** Gone since 27 April 2026. */
const RETIRED = ["ACCOUNT_UPDATE", "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE"];

/**
 * May the account write into a dialogue now? 24 hours after the person's last message, seven days with HUMAN_AGENT
 * (https://developers.facebook.com/docs/messenger-platform/policy/policy-overview).
 * @throws {GraphRefusal} 551 for one who has blocked it, 10 outside the window, 100 for a tag that is none
 */
export function checkWindow({ world, account, params }: MetaCall, dialogue: Dialogue): void {
  if (dialogue.blocked) throw notAvailable();
  const type = params.text("messaging_type") ?? "RESPONSE";
  if (!TYPES.includes(type)) throw invalid(`Param messaging_type must be one of {${TYPES.join(", ")}}`);
  const tag = params.text("tag");
  if (type === "MESSAGE_TAG") checkTag(tag, account.humanAgent);
  const { lastInbound } = dialogue;
  const silence = lastInbound === null ? Infinity : world.core.clock.now() - lastInbound;
  if (silence > (type === "MESSAGE_TAG" ? 7 * DAY_MS : DAY_MS)) {
    throw outsideWindow(world.dialect.windowSubcode);
  }
}

function checkTag(tag: string | undefined, humanAgent: boolean): void {
  if (RETIRED.includes(tag ?? "")) {
    throw new GraphRefusal(100, "(#100) Invalid parameter", {
      subcode: 1893061,
      title: "Message tag is no longer supported",
      says: `The message tag ${tag} is deprecated and can no longer be used to send messages.`,
    });
  }
  if (tag !== "HUMAN_AGENT") throw invalid("Param tag must be one of {HUMAN_AGENT}");
  if (humanAgent) return;
  throw new GraphRefusal(
    10,
    "(#10) To use 'Human Agent', your use of this endpoint must be reviewed and approved by Facebook. To submit " +
      "this 'Human Agent' feature for review please read our documentation on reviewable features: " +
      "https://developers.facebook.com/docs/apps/review.",
  );
}

function notAvailable(): GraphRefusal {
  return new GraphRefusal(551, "(#551) This person isn't available right now.", { subcode: 1545041 });
}

function outsideWindow(subcode: number): GraphRefusal {
  return new GraphRefusal(
    10,
    "(#10) This message is sent outside of allowed window. Learn more about the new policy here: " +
      "https://developers.facebook.com/docs/messenger-platform/policy-overview",
    { subcode },
  );
}
