import type { Peek } from "@/lib/channels/json.ts";
import { said } from "@/lib/channels/reading.ts";

const MAX_ANSWERS = 50;

/**
 * What a customer answered to a form that asks for an opinion: each mark, and the words beside it
 * (developers.facebook.com/docs/messenger-platform/reference/webhook-events, messaging_feedback).
 */
export function feedbackText(feedback: Peek): string {
  const questions = feedback.get("feedback_screens").list.map((screen) => screen.get("questions"));
  const answers = questions.flatMap((asked) => asked.keys.map((key) => asked.get(key))).slice(0, MAX_ANSWERS);
  return answers.flatMap((answer) => [said(answer.get("payload")), said(answer.at("follow_up", "payload"))])
    .filter(Boolean).join("\n");
}
