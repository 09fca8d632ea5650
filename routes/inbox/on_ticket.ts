import type { Context, HandlerFn } from "fresh";
import type { FormAction } from "@/components/inbox/actions.ts";
import { AppError } from "@/lib/errors.ts";
import type { Author } from "@/lib/inbox/reply_prepare.ts";
import { type Form, readForm } from "@/routes/forms.ts";
import { cameFrom, type Desk, signedIn } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

/** A member at one ticket. */
export interface TicketDesk extends Desk {
  readonly ctx: Context<State>;
  readonly services: State["services"];
  readonly ticketId: string;
  /** Under whose name it is done. */
  readonly author: Author;
}

type Run = (desk: TicketDesk, form: Form) => Promise<void>;

/** Takes the forms of one noun of a ticket, by their `_action`, and leads back to where they were sent from. */
export function onTicket(actions: Partial<Record<FormAction, Run>>): HandlerFn<never, State> {
  return signedIn(async (ctx, desk) => {
    const form = await readForm(ctx.req);
    const action = form.text("_action");
    const [, run] = Object.entries(actions).find(([name]) => name === action) ?? [];
    if (!run) throw new AppError("not_found", { action });
    await run(ticketDesk(ctx, desk), form);
    return backToInbox(ctx);
  });
}

export function ticketDesk(ctx: Context<State>, desk: Desk): TicketDesk {
  const { user } = desk.viewer;
  const author = { type: "agent", id: user.id, name: user.name } as const;
  return { ...desk, ctx, services: ctx.state.services, ticketId: ctx.params.ticket ?? "", author };
}

/** The list's filters and the open card stand in the address that one came from. */
export function backToInbox(ctx: Context<State>): Response {
  const from = cameFrom(ctx);
  const path = from.split("?", 1)[0] ?? "";
  const inside = path === "/inbox" || /^\/inbox\/[^/]+$/.test(path);
  return ctx.redirect(inside ? from : `/inbox/${encodeURIComponent(ctx.params.ticket ?? "")}`, 303);
}
