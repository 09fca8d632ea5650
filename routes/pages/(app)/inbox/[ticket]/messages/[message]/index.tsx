import { type Context, page } from "fresh";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { EditForm } from "@/components/inbox/EditForm.tsx";
import { isEditable } from "@/components/inbox/MessageEdit.tsx";
import { Page } from "@/components/Page.tsx";
import { AppError } from "@/lib/errors.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { editMessage } from "@/lib/inbox/edit_message.ts";
import type { MessageView } from "@/lib/inbox/view.ts";
import { messageView } from "@/lib/inbox/views/message_view.ts";
import { sentenceOf } from "@/routes/api/sentence.ts";
import { readForm } from "@/routes/forms.ts";
import { type Desk, signedIn } from "@/routes/guard.ts";
import { backToInbox, ticketDesk } from "@/routes/inbox/on_ticket.ts";
import { define, type State } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

/** Changing one's own words without scripts; a text that is refused is shown again with the reason. */
export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await view(ctx, desk))),
  POST: signedIn(async (ctx, desk) => {
    const text = (await readForm(ctx.req)).text("text");
    const { services, workspace, ticketId, author } = ticketDesk(ctx, desk);
    const messageId = ctx.params.message ?? "";
    try {
      await editMessage(services, workspace, { ticketId, messageId }, author, text);
      return backToInbox(ctx);
    } catch (error) {
      if (!(error instanceof AppError) || error.code === "not_found") throw error;
      const problem = sentenceOf(error, ctx.state.lang.locale);
      return page({ ...await view(ctx, desk), problem, text }, { status: error.status });
    }
  }),
});

interface View {
  readonly message: MessageView;
  readonly ticketId: string;
  /** Why there is no form. */
  readonly closed?: string;
  /** Why the text that was sent was refused. */
  readonly problem?: string;
  readonly text?: string;
}

/** @throws {AppError} not_found for a message that is not of this ticket */
async function view({ state: { services, lang }, params }: Context<State>, desk: Desk): Promise<View> {
  const { ticket: ticketId = "", message: messageId = "" } = params;
  const message = await messageView(services, desk.workspace, messageId, lang.locale);
  if (message.ticketId !== ticketId) throw new AppError("not_found", { messageId });
  return { message, ticketId, closed: closedFor(message, desk.viewer.user.id, lang) };
}

function closedFor(message: MessageView, viewerId: string, { t }: Lang): string | undefined {
  if (isEditable(message, viewerId)) return message.editClosed;
  const { type, id } = message.author;
  return t(
    type === "agent" && id !== viewerId ? "form.refusal.edit_not_yours" : "form.refusal.edit_not_ours",
  );
}

export default define.page<typeof handlers>(({ data, state: { lang } }) => {
  const { message, ticketId, closed, problem, text } = data;
  const { t } = lang;
  return (
    <Page title={t("thread.edit")} narrow>
      <Title lang={lang} of={t("thread.edit")} />
      {closed ? <p>{problem ?? closed}</p> : (
        <EditForm
          lang={lang}
          message={message}
          text={text}
          problem={problem}
        />
      )}
      <p>
        <ButtonLink href={`/inbox/${encodeURIComponent(ticketId)}`}>{t("thread.backToThread")}</ButtonLink>
      </p>
    </Page>
  );
});
