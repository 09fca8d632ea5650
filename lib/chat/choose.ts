import { desc, eq } from "drizzle-orm";
import { deliveries } from "@/db/schema/workspace.ts";
import { findMessage } from "@/lib/chat/changes.ts";
import { isTaking, type Visit } from "@/lib/chat/chat.ts";
import { present } from "@/lib/chat/present.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";
import { AppError } from "@/lib/errors.ts";
import type { Services } from "@/lib/services.ts";

export interface NewChoice {
  /** Our id of the message that has the buttons. */
  readonly messageId: string;
  /** The id of a button. */
  readonly choice: string;
  /** The visitor's language, a BCP 47 tag. */
  readonly language: string;
}

/**
 * Takes the press of a button under a message; it is durable when this returns. The same button again is the
 * same press.
 * @returns the message with its buttons as they are now
 * @throws {AppError} connection_paused, invalid_request for a button that the message has not, not_found
 */
export async function choose(services: Services, visit: Visit, input: NewChoice): Promise<ChatMessage> {
  const { messageId, language } = input;
  const message = await findMessage(visit, messageId);
  if (!message) throw new AppError("not_found", { messageId });
  const choice = message.choices?.find(({ id }) => id === input.choice);
  if (!choice) throw new AppError("invalid_request", { field: "choice" });
  if (!isTaking(visit)) throw new AppError("connection_paused", { connection: visit.open.name });
  const { channel, connection, origin } = visit.open;
  const payload = {
    type: "message",
    id: `${messageId}-${choice.id}`,
    visitor: { id: visit.visitorId, language },
    text: choice.label,
    choice: { ref: await refOf(visit, messageId), id: choice.id },
    at: services.now(),
  };
  await services.ingest.accept({ connection, origin, inbound: channel.normalise(payload, connection) });
  const now = await findMessage(visit, messageId);
  const [shown] = await present(services, visit, now ? [now] : []);
  if (!shown) throw new AppError("not_found", { messageId });
  return shown;
}

/** The part of a message that carries its buttons is the last one. */
async function refOf({ workspace: { store } }: Visit, messageId: string): Promise<string | undefined> {
  const [last] = await store.db.select({ id: deliveries.id }).from(deliveries)
    .where(eq(deliveries.messageId, messageId)).orderBy(desc(deliveries.part)).limit(1);
  return last?.id;
}
