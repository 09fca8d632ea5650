import { page } from "fresh";
import { Button } from "@/components/Button.tsx";
import { ActionForm } from "@/components/inbox/ActionForm.tsx";
import Inbox from "@/islands/Inbox.tsx";
import TimeZone from "@/islands/TimeZone.tsx";
import { signedIn } from "@/routes/guard.ts";
import { inboxProps } from "@/routes/inbox/load.ts";
import { define } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await inboxProps(ctx, desk, ctx.params.ticket))),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const ticket = data.open?.ticket;
  return (
    <>
      <Title lang={lang} of={ticket?.contact.name ?? lang.t("inbox.title")} />
      <Inbox {...data} />
      <TimeZone />
      {ticket?.unread && (
        <noscript>
          <ActionForm ticketId={ticket.id} noun="read" does="update" class="read-by-hand">
            <Button small>{lang.t("inbox.markRead")}</Button>
          </ActionForm>
        </noscript>
      )}
    </>
  );
});
