import type { Context } from "fresh";
import { sessionByKey } from "@/lib/auth/sessions.ts";
import { AppError } from "@/lib/errors.ts";
import { sha256 } from "@/lib/secrets.ts";
import type { Services } from "@/lib/services.ts";
import { keepDraft } from "@/lib/team/drafts.ts";
import { type Form, MOST_BYTES } from "@/routes/forms.ts";
import type { State } from "@/routes/state.ts";

const ANSWER = /^\/inbox\/([^/?#]+)\/messages$/;

/**
 * Leads somebody whose session ended while they were writing to the log-in, with what they wrote: the browser
 * sends the form again (RFC 9110, 307). One with files is too much for that, and only the way back is kept.
 */
export function logInWith({ req, params }: Context<State>): Response {
  const ticket = `/inbox/${encodeURIComponent(params.ticket ?? "")}`;
  const small = Number(req.headers.get("content-length") ?? Infinity) <= MOST_BYTES;
  const next = encodeURIComponent(small ? `${ticket}/messages` : ticket);
  return new Response(null, { status: small ? 307 : 303, headers: { location: `/login?next=${next}` } });
}

/**
 * Keeps what came along with a log-in as the person's draft of that ticket.
 * @param token of the session that was just opened
 * @param next where the person is led
 */
export async function keepAnswer(services: Services, token: string, next: string, form: Form): Promise<void> {
  const [, ticketId] = ANSWER.exec(next) ?? [];
  const text = form.text("text");
  const session = await sessionByKey(services.control, await sha256(token), services.now());
  if (!session || ticketId === undefined || text.trim() === "") return;
  const workspace = await services.workspaces.open(session.workspaceId);
  const draft = form.has("private") ? { reply: "", note: text } : { reply: text, note: "" };
  try {
    await keepDraft(services, workspace, session.user.id, decodeURIComponent(ticketId), draft);
  } catch (error) {
    // Somebody else has logged in, who does not know this ticket.
    if (!(error instanceof AppError) || error.code !== "not_found") throw error;
  }
}
