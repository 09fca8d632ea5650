import { Hono } from "hono";
import type { Services } from "@/lib/services.ts";
import { choices } from "@/routes/chat/choices.ts";
import { createDoor } from "@/routes/chat/door.ts";
import type { ChatEnv } from "@/routes/chat/env.ts";
import { events } from "@/routes/chat/events.ts";
import { form } from "@/routes/chat/form.ts";
import { messages } from "@/routes/chat/messages.ts";
import { receipts } from "@/routes/chat/receipts.ts";
import { answerRefusal } from "@/routes/chat/refusal.ts";
import { session } from "@/routes/chat/session.ts";
import { uploads } from "@/routes/chat/uploads.ts";
import { visitor } from "@/routes/chat/visitor.ts";
import { widget } from "@/routes/chat/widget.ts";

const HEARTBEAT_MS = 15_000;

/**
 * The visitor's side of the web chat, to be mounted at /chat; the page itself is a file route.
 * @param options `heartbeatMs` of the event streams
 */
export function createChat(services: Services, options: { heartbeatMs?: number } = {}): Hono<ChatEnv> {
  const app = new Hono<ChatEnv>();
  app.onError(answerRefusal);
  // Two segments: the page at /chat/{connection} is not met here.
  app.use("/:connection/:noun", createDoor(services));

  session(app);
  messages(app);
  choices(app);
  form(app);
  uploads(app);
  receipts(app);
  visitor(app);
  events(app, options.heartbeatMs ?? HEARTBEAT_MS);
  widget(app);
  return app;
}
