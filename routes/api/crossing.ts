import { AppError } from "@/lib/errors.ts";
import { messageView } from "@/lib/inbox/views/message_view.ts";
import type { MemberEnv } from "@/routes/api/env.ts";

/**
 * Puts the colleague's answer into the refusal, so that the writer can read it at once.
 * @throws {AppError} newer_message with `message`; anything else as it came
 */
export async function withNewerMessage(
  error: unknown,
  { services, workspace, locale }: MemberEnv["Variables"],
): Promise<never> {
  if (!(error instanceof AppError) || error.code !== "newer_message") throw error;
  const message = await messageView(services, workspace, String(error.details.messageId), locale);
  throw new AppError("newer_message", { ...error.details, message });
}
