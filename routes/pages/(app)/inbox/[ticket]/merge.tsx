import { type Context, page } from "fresh";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { MergeForm } from "@/components/inbox/MergeForm.tsx";
import { Page } from "@/components/Page.tsx";
import { AppError } from "@/lib/errors.ts";
import { openTicketView } from "@/lib/inbox/views/open_ticket.ts";
import { listTickets } from "@/lib/inbox/views/ticket_list.ts";
import { mergeTickets } from "@/lib/team/merging.ts";
import { unmergeTicket } from "@/lib/team/unmerging.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";
import { readForm } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { onlookerOf } from "@/routes/inbox/load.ts";
import { backToInbox, ticketDesk } from "@/routes/inbox/on_ticket.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

const MOST = 50;

/** Which of the customer's other tickets this one is to go into; a refusal shows the question again. */
export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn(async (ctx, desk) => {
    const form = await readForm(ctx.req);
    const { services, workspace, ticketId, author } = ticketDesk(ctx, desk);
    const keptId = form.text("ticketId");
    if (form.text("_action") === "delete") {
      await unmergeTicket(services, workspace, ticketId, author);
      return backToInbox(ctx);
    }
    try {
      await mergeTickets(services, workspace, ticketId, keptId, author);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "conflict") throw error;
      return page(await view(ctx, desk, sentenceOf(error, ctx.state.lang.locale)), { status: error.status });
    }
    return ctx.redirect(`/inbox/${encodeURIComponent(keptId)}`, 303);
  }),
});

async function view(ctx: Context<State>, desk: Desk, problem?: string) {
  const { services } = ctx.state;
  const onlooker = onlookerOf(ctx, desk);
  const ticket = await openTicketView(services, desk.workspace, onlooker, ctx.params.ticket ?? "");
  // What is still open goes into no closed one.
  const filters = {
    contact: ticket.contact.id,
    ...(ticket.status === "closed" && { status: "all" as const }),
  };
  const { items } = await listTickets(services, desk.workspace, onlooker, filters, { limit: MOST });
  return { ticket, others: items.filter(({ id }) => id !== ticket.id), problem };
}

export default define.page<typeof handlers>(({ data: { ticket, others, problem }, state: { lang } }) => {
  const { t } = lang;
  const title = t("team.merge.title", { number: String(ticket.number) });
  return (
    <Page title={title} narrow>
      <Title lang={lang} of={title} />
      <MergeForm lang={lang} ticket={ticket} others={others} problem={problem} />
      <p>
        <ButtonLink href={`/inbox/${encodeURIComponent(ticket.id)}`}>{t("thread.backToThread")}</ButtonLink>
      </p>
    </Page>
  );
});
